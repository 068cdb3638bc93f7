import { aLine } from '@souk/domain/testing/order'
import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import type { Bad } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const { order } = market
const [own, foreign] = order.items
const [mine, theirs] = order.merchantOrders
const placed = await market.place({ items: [aLine({ merchant: 'MER000004' })] })
const other = await market.orders.orders.byId(placed.id)
const otherItem = other?.items[0]?.id
const nowhere = '0192f000-0000-7000-8000-00000000ffff'

const trigger = (over: object) => ({
  idempotencyKey: 'one and the same act',
  reference: order.reference,
  event: 'skip picking',
  ...over,
})
const merchantTrigger = (over: object) => trigger({ reference: mine?.reference, event: 'ship', ...over })

const shape: readonly Bad[] = [
  ['no event', trigger({ event: undefined }), ...at('event')],
  ['an empty event', trigger({ event: ' ' }), ...at('event')],
  ['a NUL in an event', trigger({ event: NUL }), ...at('event')],
  ['an event without end', trigger({ event: 'e'.repeat(256) }), ...at('event')],
  ['an order by a number', trigger({ reference: 5 }), ...at('reference')],
  ['an empty list of items', trigger({ items: [] }), ...at('items')],
  ['10,001 items', trigger({ items: many(10_001, own?.id) }), ...at('items')],
  ['an item by no id', trigger({ items: ['the lamp'] }), ...at('items[0]')],
  ['a version before the first', trigger({ seenVersion: 0 }), ...at('seenVersion')],
  ['a version past counting', trigger({ seenVersion: 2 ** 31 }), ...at('seenVersion')],
  ['data that is a text', trigger({ data: 'please' }), ...at('data')],
]

refuses(market, { path: 'orders.trigger', as: 'operator' }, [
  ...shape,
  ['an unknown order', trigger({ reference: 'DE--999' }), 'order.not-found', { reference: 'DE--999' }],
  ['an order by an emoji', trigger({ reference: '📦' }), 'order.not-found', { reference: '📦' }],
  ['an unknown event', trigger({ event: 'fly' }), 'step.no-such-event', { event: 'fly' }],
  ['an event by an emoji', trigger({ event: '🚀' }), 'step.no-such-event', { event: '🚀' }],
  ['an event by the prototype', trigger({ event: 'toString' }), 'step.no-such-event', { event: 'toString' }],
  ['an event in another case', trigger({ event: 'Skip Picking' }), 'step.no-such-event', { event: 'Skip Picking' }],
  ['an event of the merchants', trigger({ event: 'deliver by merchant' }), 'step.no-such-event', {}],
  ['an item of another order', trigger({ items: [otherItem] }), 'item.not-found', { item: otherItem }],
  ['an item there is none of', trigger({ items: [own?.id, nowhere] }), 'item.not-found', { item: nowhere }],
  ['parts of an item twice', trigger({ quantities: many(2, { item: own?.id, quantity: 1 }) }), 'item.twice', {}],
])

refuses(market, { path: 'merchantOrders.trigger', as: 'merchant' }, [
  [
    'an unknown event',
    merchantTrigger({ event: 'fly' }),
    'step.no-such-event',
    { event: 'fly', possible: ['ship', 'cancel by merchant'] },
  ],
  ['an event of the marketplace', merchantTrigger({ event: 'pay' }), 'step.no-such-event', { event: 'pay' }],
  [
    'another merchant’s order',
    merchantTrigger({ reference: theirs?.reference }),
    'merchant-order.not-found',
    { reference: theirs?.reference },
  ],
  ['a marketplace order', merchantTrigger({ reference: order.reference }), 'merchant-order.not-found', {}],
  ['another merchant’s item', merchantTrigger({ items: [foreign?.id] }), 'item.not-found', { item: foreign?.id }],
  ['an item of another order', merchantTrigger({ items: [otherItem] }), 'item.not-found', { item: otherItem }],
])

refuses(market, { path: 'orders.preview', as: 'operator' }, [
  ['an unknown order', trigger({ reference: 'DE--999' }), 'order.not-found', { reference: 'DE--999' }],
  ['an unknown event', trigger({ event: 'fly' }), 'step.no-such-event', { event: 'fly' }],
  ['an item of another order', trigger({ items: [otherItem] }), 'item.not-found', { item: otherItem }],
])

refuses(market, { path: 'merchantOrders.preview', as: 'merchant' }, [
  ['another merchant’s order', merchantTrigger({ reference: theirs?.reference }), 'merchant-order.not-found', {}],
  ['another merchant’s item', merchantTrigger({ items: [foreign?.id] }), 'item.not-found', { item: foreign?.id }],
])

const cancel = (over: object) => ({ idempotencyKey: 'one and the same act', reference: order.reference, ...over })

refuses(market, { path: 'orders.cancel', as: 'shop' }, [
  ['an unknown order', cancel({ reference: 'DE--999' }), 'order.not-found', { reference: 'DE--999' }],
  ['an order that is with its merchants', cancel({}), 'order.not-cancellable', { states: ['sent to merchant'] }],
  ['no idempotency key', cancel({ idempotencyKey: undefined }), ...at('idempotencyKey')],
  ['a customer without a name', cancel({ customer: ' ' }), ...at('customer')],
])
