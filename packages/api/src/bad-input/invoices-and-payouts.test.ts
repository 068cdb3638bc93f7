import { aMerchant } from '@souk/domain/testing/marketplace'
import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'

const market = await aMarket()
const key = { idempotencyKey: 'one and the same act' }
const reference = 'Invoice-DE-2026-1'
const missing = ['invoice.not-found', { reference }] as const

refuses(market, { path: 'invoices.issue', as: 'operator' }, [
  ['an unknown order', { ...key, reference: 'DE--999' }, 'order.not-found', { reference: 'DE--999' }],
  [
    'while nobody said who invoices',
    { ...key, reference: market.order.reference },
    'invoice.no-company',
    { store: 'DE' },
  ],
  ['no idempotency key', { reference: market.order.reference }, ...at('idempotencyKey')],
])
refuses(market, { path: 'invoices.byReference', as: 'shop' }, [['what was not issued', { reference }, ...missing]])
refuses(market, { path: 'invoices.pdf', as: 'shop' }, [['what was not issued', { reference }, ...missing]])
refuses(market, { path: 'invoices.mail', as: 'operator' }, [
  ['what was not issued', { ...key, reference }, ...missing],
  ['to nobody', { ...key, reference, to: 'ada' }, ...at('to')],
])
refuses(market, { path: 'invoices.list', as: 'shop' }, [
  ['a status of its own', { statuses: ['lost'] }, ...at('statuses[0]')],
  ['a cursor no page gave', { cursor: 'next' }, 'list.bad-cursor'],
])

const [from, to] = ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']
const statement = (over: object) => ({ merchant: aMerchant(2).id, currency: 'EUR', from, to, ...over })
refuses(market, { path: 'payouts.statement', as: 'operator' }, [
  ['an end before the beginning', statement({ from: to, to: from }), 'statement.reversed', { from: to, to: from }],
  ['nobody', statement({ merchant: undefined }), 'merchant.not-named'],
  ['an unknown merchant', statement({ merchant: '0192f000-0000-7000-8000-00000000ffff' }), 'merchant.not-found'],
  ['a currency by its sign', statement({ currency: '€' }), ...at('currency')],
  ['a day for a time', statement({ from: '2026-11-01' }), ...at('from')],
  ['a year before all years', statement({ from: '0000-01-01T00:00:00Z' }), ...at('from')],
])
refuses(market, { path: 'payouts.statement', as: 'merchant' }, [
  ['another merchant', statement({ merchant: aMerchant(3).id }), 'merchant.not-found'],
])
refuses(market, { path: 'payouts.list', as: 'merchant' }, [
  ['another merchant', { merchant: aMerchant(3).id }, 'merchant.not-found'],
  ['a status of its own', { statuses: ['lost'] }, ...at('statuses[0]')],
  ['a cursor no page gave', { cursor: 'next' }, 'list.bad-cursor'],
])
