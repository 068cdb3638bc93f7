import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import type { Bad } from '../testing/refused.ts'
import { lamp } from './cart.ts'

const market = await aMarket({ store: { gracePeriodMinutes: 120 } })
const shop = market.as('shop')
const operator = market.as('operator')
const customer = 'DE--21'
const key = { idempotencyKey: 'one and the same act' }
const placed = async () => (await market.place()).reference
const [open, closed, over] = [await placed(), await placed(), await placed()]
const mine = (reference: string) => ({ reference, customer })
const edited = { ...key, ...mine(open) }

await shop.amendments.start({ ...mine(open), idempotencyKey: 'begin to edit' })
await operator.orders.trigger({ reference: over, event: 'skip grace period', idempotencyKey: 'it is over' })
const { order: guests } = await guestOrder()

async function guestOrder() {
  const { reference } = await market.place({ customer: { firstName: 'Ada', lastName: 'L.', email: 'ada@example.com' } })
  return operator.orders.byReference({ reference })
}

refuses(market, { path: 'amendments.start', as: 'shop' }, [
  ['an unknown order', { ...key, ...mine('DE--999') }, 'order.not-found', { reference: 'DE--999' }],
  ['another customer', { ...key, reference: closed, customer: 'DE--99' }, 'order.not-found', { reference: closed }],
  [
    'a guest’s order',
    { ...key, reference: guests.reference, customer },
    'amendment.for-registered-customers',
    { reference: guests.reference },
  ],
  ['nobody', { ...key, reference: closed }, ...at('customer')],
  ['what is being edited', edited, 'amendment.already-open', { reference: open }],
  [
    'an order past its grace period',
    { ...key, ...mine(over) },
    'amendment.not-amendable',
    { states: ['grace period finished'] },
  ],
])

const changed = (changes: object) => ({ ...edited, changes })
const bad: readonly Bad[] = [
  ['what nobody edits', { ...key, ...mine(closed) }, 'amendment.not-open'],
  ['another customer', { ...edited, customer: 'DE--99' }, 'order.not-found'],
  ['no items at all', changed({ items: [] }), ...at('changes.items')],
  [
    'an unknown merchant',
    changed({ items: [{ ...lamp, merchant: 'MER999999' }] }),
    'order.unknown-merchant',
    { path: 'items[0].merchant' },
  ],
  ['a negative price', changed({ items: [{ ...lamp, unitPrice: -1 }] }), ...at('changes.items[0].unitPrice')],
  ['10,000 lines', changed({ items: many(10_000, lamp) }), ...at('changes.items')],
  ['prices nobody knows', { ...edited, prices: 'lowest' }, ...at('prices')],
  ['less than nothing in stock', { ...edited, stock: [{ sku: '1', available: -1 }] }, ...at('stock[0].available')],
]
refuses(market, { path: 'amendments.preview', as: 'shop' }, bad)
refuses(market, { path: 'amendments.finish', as: 'shop' }, [
  ...bad,
  [
    'more than there is',
    { ...changed({ items: [{ ...lamp, quantity: 3 }] }), stock: [{ sku: '1', available: 2 }] },
    'amendment.sold-out',
    { soldOut: [{ sku: '1', wanted: 3, most: 2 }] },
  ],
  ['a mode of its own', { ...edited, mode: 'someday' }, ...at('mode')],
])
refuses(market, { path: 'amendments.cancel', as: 'shop' }, [
  ['what nobody edits', { ...key, ...mine(closed) }, 'amendment.not-open'],
  ['another customer', { ...edited, customer: 'DE--99' }, 'order.not-found'],
])
refuses(market, { path: 'amendments.byOrder', as: 'shop' }, [
  ['what was never edited', { reference: closed }, 'amendment.not-found', { reference: closed }],
])
