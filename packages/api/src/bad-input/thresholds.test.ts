import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'

const market = await aMarket()
const wish = { type: 'hard-minimum-threshold', store: 'DE', currency: 'EUR', threshold: 5_00 }
const but = (over: object) => ({ ...wish, ...over })
const flexible = 'soft-minimum-threshold-flexible-fee'

refuses(market, { path: 'thresholds.save', as: 'operator' }, [
  ['an unknown store', but({ store: 'XX' }), 'threshold.unknown-store', { path: 'store' }],
  ['a foreign currency', but({ currency: 'USD' }), 'threshold.unknown-currency', { path: 'currency' }],
  ['a currency by its sign', but({ currency: '€' }), ...at('currency')],
  ['a type of its own', but({ type: 'medium-threshold' }), ...at('type')],
  ['less than nothing', but({ threshold: -1 }), ...at('threshold')],
  ['part of a cent', but({ threshold: 0.5 }), ...at('threshold')],
  ['a fee where none is', but({ fee: 1 }), 'threshold.fee-unused', { path: 'fee' }],
  ['no fee where one is', but({ type: flexible }), 'threshold.fee-missing', { path: 'fee' }],
  ['a fee above everything', but({ type: flexible, fee: 100_01 }), 'threshold.fee-too-high', { path: 'fee' }],
  ['a message in no language', but({ messages: { de_DE: 'Mehr!' } }), 'input.invalid'],
  ['a message without end', but({ messages: { 'de-DE': 'm'.repeat(1001) } }), ...at('messages.de-DE')],
])
await market.as('operator').thresholds.save({ ...wish, type: 'hard-minimum-threshold', threshold: 500_00 })
await market.as('operator').thresholds.save({ ...wish, type: 'hard-maximum-threshold', threshold: 600_00 })
refuses(market, { path: 'thresholds.save', as: 'operator' }, [
  [
    'a maximum below the minimum',
    but({ type: 'hard-maximum-threshold', threshold: 400_00 }),
    'threshold.reversed',
    { path: 'threshold' },
  ],
  ['a minimum above the maximum', but({ threshold: 700_00 }), 'threshold.reversed', { path: 'threshold' }],
])
refuses(market, { path: 'thresholds.remove', as: 'operator' }, [
  ['what is not there', but({ store: 'DE', currency: 'CHF' }), 'threshold.not-found'],
])
refuses(market, { path: 'thresholds.import', as: 'operator' }, [
  ['a file that is none', { csv: 42 }, ...at('csv')],
  ['a file without end', { csv: 'x'.repeat(2_000_001) }, ...at('csv')],
])
