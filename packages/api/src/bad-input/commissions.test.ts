import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'

const market = await aMarket()
const nobody = '0192f000-0000-7000-8000-00000000ffff'
const rule = {
  key: 'mc1',
  name: 'Notebooks',
  group: 'primary',
  calculator: 'percentage',
  amount: 3_00,
  stores: ['DE'],
} as const
await market.as('operator').commissionGroups.save({ key: 'primary', name: 'Primary' })
await market.as('operator').commissions.save({ ...rule, stores: ['DE'] })
const but = (over: object) => ({ ...rule, ...over })
const fixed = (over: object) => but({ calculator: 'fixed', amount: 0, ...over })
const query = (itemCondition: string) => but({ itemCondition })

refuses(market, { path: 'commissions.save', as: 'operator' }, [
  ['a group there is none of', but({ group: 'third' }), 'commission.unknown-group', { path: 'group' }],
  ['a store there is none of', but({ stores: ['XX'] }), 'commission.unknown-store', { path: 'stores' }],
  ['a merchant there is none of', but({ merchants: [nobody] }), 'commission.unknown-merchant', { path: 'merchants' }],
  ['less than nothing', but({ amount: -1 }), 'commission.bad-amount', { path: 'amount' }],
  ['more than everything', but({ amount: 100_01 }), 'commission.bad-amount', { path: 'amount' }],
  [
    'a percentage of fixed amounts',
    but({ fixedAmounts: [{ currency: 'EUR', net: 1, gross: 1 }] }),
    'commission.fixed-amounts-unused',
  ],
  ['a fixed amount of none', fixed({}), 'commission.fixed-amount-missing', { path: 'fixedAmounts' }],
  [
    'a currency twice',
    fixed({ fixedAmounts: many(2, { currency: 'EUR', net: 1, gross: 1 }) }),
    'commission.duplicate-currency',
  ],
  ['a calculator that guesses', but({ calculator: 'guess' }), ...at('calculator')],
  ['a time that never was', but({ validFrom: '2026-02-30T00:00:00Z' }), ...at('validFrom')],
  ['a time past all times', but({ validTo: '9999-12-31T23:59:59-05:00' }), ...at('validTo')],
  [
    'an end before the beginning',
    but({ validFrom: '2027-01-01T00:00:00Z', validTo: '2026-01-01T00:00:00Z' }),
    'commission.validity-reversed',
  ],
  ['a query that ends early', query('SKU ='), 'query.ends-early', { path: 'itemCondition' }],
  ['a query with an open bracket', query("(SKU = '1'"), 'query.unclosed-parenthesis', { path: 'itemCondition' }],
  ['a query with an open quotation', query("SKU = '1"), 'query.unclosed-quote', { path: 'itemCondition' }],
  ['a query about nothing known', query("colour = 'red'"), 'query.unknown-field', { path: 'itemCondition' }],
  ['a query by an operator of its own', query("SKU ~ '1'"), 'query.unknown-operator', { path: 'itemCondition' }],
  ['a query by a price in words', query("item-price > 'a lot'"), 'query.bad-number', { path: 'itemCondition' }],
  ['a query in emoji', query('💰 > 💶'), 'query.unknown-field', { path: 'itemCondition' }],
  [
    'a query about the wrong thing',
    but({ orderCondition: "SKU = '1'" }),
    'query.field-elsewhere',
    { path: 'orderCondition' },
  ],
])
refuses(market, { path: 'commissions.remove', as: 'operator' }, [
  ['an unknown rule', { key: 'mc9' }, 'commission.not-found', { key: 'mc9' }],
])
refuses(market, { path: 'commissions.byKey', as: 'operator' }, [
  ['an unknown rule', { key: '__proto__' }, 'commission.not-found', { key: '__proto__' }],
])
refuses(market, { path: 'commissionGroups.remove', as: 'operator' }, [
  ['an unknown group', { key: 'third' }, 'commission-group.not-found', { key: 'third' }],
  ['a group that has rules', { key: 'primary' }, 'commission-group.in-use'],
])
refuses(market, { path: 'commissions.import', as: 'operator' }, [
  ['a format there is none of', { format: 'pdf', csv: '' }, ...at('format')],
  ['a file without end', { format: 'all-in-one', csv: 'x'.repeat(2_000_001) }, ...at('csv')],
])
