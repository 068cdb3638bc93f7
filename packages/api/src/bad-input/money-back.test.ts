import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const operator = market.as('operator')
const { reference, items } = market.order
const [item] = items
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const key = { idempotencyKey: 'one and the same act', reference }
const give = (...lines: object[]) => ({ ...key, lines, reason: 'goodwill' })
await operator.settings.save({ key: 'refunds', value: { shipping: 'with last item', limits: { EUR: 150_00 } } })

refuses(market, { path: 'refunds.create', as: 'operator' }, [
  [
    'an unknown order',
    { ...give({ item: item?.id }), reference: 'DE--999' },
    'order.not-found',
    { reference: 'DE--999' },
  ],
  ['nothing', give(), ...at('lines')],
  ['a line for nothing', give({}), ...at('lines[0]')],
  ['1,001 lines', give(...many(1001, { item: item?.id })), ...at('lines')],
  ['an unknown item', give({ item: nowhere }), 'item.not-found', { item: nowhere }],
  ['an unknown expense', give({ expense: nowhere }), 'expense.not-found', { expense: nowhere }],
  ['an item twice', give({ item: item?.id }, { item: item?.id }), 'refund.line-twice', { id: item?.id }],
  [
    'more than was taken',
    give({ item: item?.id, amount: 119_01 }),
    'refund.too-much',
    { amount: 119_01, most: 119_00 },
  ],
  ['nothing of an item', give({ item: item?.id, amount: 0 }), 'input.invalid'],
  ['less than nothing', give({ item: item?.id, amount: -1 }), 'input.invalid'],
  ['part of a cent', give({ item: item?.id, amount: 0.5 }), 'input.invalid'],
  [
    'an amount without a reason',
    { ...key, lines: [{ item: item?.id, amount: 1_00 }] },
    'refund.no-reason',
    { path: 'reason' },
  ],
  [
    'more than may be given in one act',
    give(...items.map(({ id }) => ({ item: id }))),
    'refund.above-limit',
    { limit: 150_00 },
  ],
  ['none of a row', give({ item: item?.id, quantity: 0 }), 'input.invalid'],
  ['more of a row than it has', give({ item: item?.id, quantity: 2 }), 'item.too-few', { item: item?.id, quantity: 2 }],
  ['a reason of nothing', { ...give({ item: item?.id }), reason: ' ' }, ...at('reason')],
  ['a NUL in a comment', { ...give({ item: item?.id }), comment: NUL }, ...at('comment')],
])
const unpaid = await market.place()
const unpaidItem = (await operator.orders.byReference(unpaid)).order.items[0]
refuses(market, { path: 'refunds.create', as: 'operator' }, [
  [
    'what nobody paid',
    { ...give({ item: unpaidItem?.id }), reference: unpaid.reference },
    'refund.nothing-left',
    { most: 0 },
  ],
  ['another order’s item', give({ item: unpaidItem?.id }), 'item.not-found', { item: unpaidItem?.id }],
])
refuses(market, { path: 'refunds.list', as: 'operator' }, [
  ['a cursor no page gave', { cursor: 'next' }, 'list.bad-cursor'],
  ['a page of none', { limit: 0 }, ...at('limit')],
  ['a search for NUL', { search: NUL }, ...at('search')],
])

const claim = (over: object) => ({ ...key, items: [item?.id], ...over })
refuses(market, { path: 'reclamations.create', as: 'operator' }, [
  ['an unknown order', claim({ reference: 'DE--999' }), 'order.not-found', { reference: 'DE--999' }],
  ['no items', claim({ items: [] }), ...at('items')],
  ['an unknown item', claim({ items: [nowhere] }), 'item.not-found', { item: nowhere }],
  ['another order’s item', claim({ items: [unpaidItem?.id] }), 'item.not-found', { item: unpaidItem?.id }],
])
const asked = { ...key, items: items.map(({ id }) => id), idempotencyKey: 'a claim of ours' }
const { reclamation } = await operator.reclamations.create(asked)
const closing = { ...key, reclamation: reclamation.id, idempotencyKey: 'closed for good' }
await operator.reclamations.close(closing)
refuses(market, { path: 'reclamations.close', as: 'operator' }, [
  ['an unknown claim', { ...key, reclamation: nowhere }, 'reclamation.not-found', { reclamation: nowhere }],
  ['what is closed already', { ...key, reclamation: reclamation.id }, 'reclamation.closed'],
  [
    'another order’s claim',
    { ...key, reference: unpaid.reference, reclamation: reclamation.id },
    'reclamation.not-found',
  ],
])
refuses(market, { path: 'reclamations.list', as: 'operator' }, [
  ['a status of its own', { status: 'half' }, ...at('status')],
])
