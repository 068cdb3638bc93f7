import { aLine } from '@souk/domain/testing/order'
import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const { order } = market
const [own, foreign] = order.items
const placed = await market.place({ items: [aLine({ merchant: 'MER000004' })] })
const otherItem = (await market.orders.orders.byId(placed.id))?.items[0]?.id
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const act = { idempotencyKey: 'one and the same act', reference: order.reference }

const line = (over: object) => ({ ...act, items: [{ item: own?.id, reason: 'Too big', ...over }] })

refuses(market, { path: 'returns.create', as: 'operator' }, [
  ['no items', { ...act, items: [] }, ...at('items')],
  ['1,001 items', { ...act, items: many(1001, { item: own?.id, reason: 'Too big' }) }, ...at('items')],
  ['an item by no id', line({ item: 'the lamp' }), ...at('items[0].item')],
  ['nothing of an item', line({ quantity: 0 }), ...at('items[0].quantity')],
  ['half an item', line({ quantity: 0.5 }), ...at('items[0].quantity')],
  ['no reason', line({ reason: undefined }), ...at('items[0].reason')],
  ['an empty reason', line({ reason: ' ' }), ...at('items[0].reason')],
  ['a NUL in a reason', line({ reason: NUL }), ...at('items[0].reason')],
  ['a reason without end', line({ reason: 'r'.repeat(256) }), ...at('items[0].reason')],
  ['an unknown order', { ...line({}), reference: 'DE--999' }, 'order.not-found', { reference: 'DE--999' }],
  ['an item of another order', line({ item: otherItem }), 'item.not-found', { item: otherItem, glue: '3601' }],
  ['an item there is none of', line({ item: nowhere }), 'item.not-found', { item: nowhere, glue: '3601' }],
  ['more than there are', line({ quantity: 2 }), 'item.too-few', { has: 1 }],
  ['goods that were not sent', line({}), 'return.not-possible', { glue: '3601' }],
  [
    'an item twice',
    { ...act, items: many(2, { item: own?.id, reason: 'Too big' }) },
    'return.item-twice',
    { item: own?.id },
  ],
  [
    'goods of two merchants',
    { ...act, items: [own, foreign].map((item) => ({ item: item?.id, reason: 'Too big' })) },
    'return.several-merchants',
    { glue: '3603' },
  ],
])

refuses(market, { path: 'returns.create', as: 'shop' }, [
  ['nobody’s goods', line({}), 'return.guest', { path: 'customer' }],
  ['another customer’s goods', { ...line({}), customer: 'DE--22' }, 'order.not-found', { reference: order.reference }],
])

refuses(market, { path: 'returns.byReference', as: 'merchant' }, [
  ['a return there is none of', { reference: 'DE--21-R9' }, 'return.not-found', { glue: '3602' }],
  ['a return by an emoji', { reference: '📦' }, 'return.not-found', { reference: '📦' }],
])

refuses(market, { path: 'returns.list', as: 'merchant' }, [
  ['another merchant’s returns', { merchant: foreign?.merchant }, 'merchant.not-found'],
  ['a page nobody gave', { cursor: 'nonsense' }, 'list.bad-cursor'],
  ['a day that is none', { from: 'yesterday' }, ...at('from')],
])

refuses(market, { path: 'returnReasons.remove', as: 'operator' }, [
  ['one there is none of', { key: 'boredom' }, 'return-reason.not-found', { key: 'boredom' }],
])
