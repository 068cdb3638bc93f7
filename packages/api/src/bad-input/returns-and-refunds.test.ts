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

const refund = (over: object) => ({ ...act, lines: [{ item: own?.id, ...over }] })

refuses(market, { path: 'refunds.create', as: 'operator' }, [
  ['no lines', { ...act, lines: [] }, ...at('lines')],
  ['a line for nothing', { ...act, lines: [{}] }, ...at('lines[0]')],
  ['nothing at all', refund({ amount: 0 }), ...at('lines[0].amount')],
  ['a negative amount', refund({ amount: -1 }), ...at('lines[0].amount')],
  ['half a cent', refund({ amount: 0.5 }), ...at('lines[0]')],
  ['an unknown order', { ...refund({}), reference: 'DE--999' }, 'order.not-found', { reference: 'DE--999' }],
  ['an item of another order', refund({ item: otherItem }), 'item.not-found', { item: otherItem }],
  ['an expense there is none of', { ...act, lines: [{ expense: nowhere }] }, 'expense.not-found', { expense: nowhere }],
  ['more than there are', refund({ quantity: 2 }), 'item.too-few', { has: 1 }],
  ['an amount without a reason', refund({ amount: 1 }), 'refund.no-reason', { path: 'reason' }],
  ['more than was taken', { ...refund({ amount: 119_01 }), reason: 'Why not' }, 'refund.too-much', { most: 119_00 }],
  ['a row twice', { ...act, lines: many(2, { item: own?.id }) }, 'refund.line-twice', { id: own?.id }],
])

refuses(market, { path: 'reclamations.create', as: 'operator' }, [
  ['no items', { ...act, items: [] }, ...at('items')],
  ['an item of another order', { ...act, items: [otherItem] }, 'item.not-found', { item: otherItem }],
])

refuses(market, { path: 'reclamations.close', as: 'operator' }, [
  ['one there is none of', { ...act, reclamation: nowhere }, 'reclamation.not-found', { reclamation: nowhere }],
])

refuses(market, { path: 'returnReasons.remove', as: 'operator' }, [
  ['one there is none of', { key: 'boredom' }, 'return-reason.not-found', { key: 'boredom' }],
])

refuses(market, { path: 'settings.save', as: 'operator' }, [
  ['a concern there is none of', { key: 'weather', value: {} }, ...at('key')],
  ['less than no days', { key: 'returns', value: { days: -1 } }, ...at('value.days')],
  ['a rule there is none of', { key: 'refunds', value: { shipping: 'perhaps', limits: {} } }, ...at('value.shipping')],
  [
    'a currency in words',
    { key: 'refunds', value: { shipping: 'never', limits: { euro: 1 } } },
    ...at('value.limits.euro'),
  ],
])
