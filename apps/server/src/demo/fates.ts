import type { PlaceOrder } from '@souk/contract/orders'
import type { OrderItemId, StoreCode } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import type { Act } from './acts.ts'
import type { Paying, Wish } from './cart.ts'
import { demoMerchants } from './merchants.ts'
import { demoStores, DE, UK, US } from './stores.ts'

/** Minutes, from and to. */
type Span = readonly [least: number, most: number]

/** Something that is done to an order, so many minutes after what was done before. */
export interface Step extends Omit<Act, 'items'> {
  readonly after: Span
  readonly items?: (order: Order) => readonly OrderItemId[]
}

/** What becomes of an order in the demo's two weeks. */
export interface Fate {
  readonly name: string
  readonly orders: number
  readonly paying: readonly Paying[]
  readonly from?: Wish['from']
  readonly stores: readonly StoreCode[]
  readonly steps: (cart: PlaceOrder) => readonly Step[]
  /** How long nothing has happened since. */
  readonly rest: Span
}

const HOUR = 60
const DAY = 24 * HOUR
const everywhere = [DE, DE, UK, US]
const mainReference = demoMerchants.find(({ main }) => main)?.reference
const graceOf = new Map(demoStores.map(({ code, gracePeriodMinutes }) => [code, gracePeriodMinutes]))

const step = (by: Act['by'], event: string, after: Span): Step => ({ by, event, after })

const ofFirstMerchant = ({ items }: Order): readonly OrderItemId[] =>
  items.filter(({ merchant }) => merchant === items[0]?.merchant).map(({ id }) => id)
const firstItem = ({ items }: Order): readonly OrderItemId[] => items.slice(0, 1).map(({ id }) => id)

const isPrepaid = ({ payments }: PlaceOrder): boolean => payments.every(({ captured }) => captured)
const isOnAccount = ({ payments }: PlaceOrder): boolean => ['invoice', 'prepayment'].includes(payments[0]?.method ?? '')

/** The customer's time to think again, where the store grants it and the order is not prepaid. */
function settled(cart: PlaceOrder): readonly Step[] {
  const minutes = isOnAccount(cart) ? (graceOf.get(cart.store) ?? 0) : 0
  return minutes > 0 ? [step('time', '', [minutes + 1, minutes + 1])] : []
}

const pay = (after: Span): Step => step('operator', 'pay', after)
const paid = (cart: PlaceOrder): readonly Step[] => (isPrepaid(cart) ? [] : [...settled(cart), pay([10, 9 * HOUR])])

/** The operator's own goods go by way of the distribution center. */
function centered({ items }: PlaceOrder): readonly Step[] {
  if (!items.some(({ merchant }) => merchant === mainReference)) return []
  return [left, arrived]
}
const left = step('merchant', 'send to distribution', [2 * HOUR, 12 * HOUR])
const arrived = step('merchant', 'confirm at center', [4 * HOUR, 16 * HOUR])

const shipped = (cart: PlaceOrder): readonly Step[] => [
  ...paid(cart),
  ...centered(cart),
  step('merchant', 'ship', [3 * HOUR, 30 * HOUR]),
]
const delivered = (cart: PlaceOrder): readonly Step[] => [
  ...shipped(cart),
  step('merchant', 'deliver', [14 * HOUR, 3 * DAY]),
]
const close = step('operator', 'close', [6 * HOUR, 2 * DAY])
const refund = step('operator', 'refund', [HOUR, DAY])
const canceledByMerchant = (cart: PlaceOrder): readonly Step[] => [
  ...paid(cart),
  step('merchant', 'cancel by merchant', [HOUR, 20 * HOUR]),
]
const canceledByOperator = (cart: PlaceOrder): readonly Step[] => [
  ...paid(cart),
  step('operator', 'cancel', [HOUR, 20 * HOUR]),
]
const canceledByCustomer = step('customer', '', [3, 50])
const sentBack = (cart: PlaceOrder): readonly Step[] => [
  ...delivered(cart),
  step('returns', 'start-return', [6 * HOUR, 2 * DAY]),
]
const returned = (cart: PlaceOrder): readonly Step[] => [
  ...sentBack(cart),
  step('merchant', 'execute-return', [12 * HOUR, 2 * DAY]),
]
const returnRefused = (cart: PlaceOrder): readonly Step[] => [
  ...sentBack(cart),
  step('merchant', 'cancel-return', [12 * HOUR, 2 * DAY]),
]
const onItsWayBack = (cart: PlaceOrder): readonly Step[] => [
  ...returnRefused(cart),
  step('merchant', 'ship-return', [3 * HOUR, DAY]),
]
const redelivered = (cart: PlaceOrder): readonly Step[] => [
  ...onItsWayBack(cart),
  step('merchant', 'deliver-return', [12 * HOUR, 2 * DAY]),
]

const anyhow: readonly Paying[] = ['later', 'at once']
const usual = { paying: anyhow, stores: everywhere }
const fresh: Span = [5, 30 * HOUR]
const recent: Span = [HOUR, 3 * DAY]
const longAgo: Span = [HOUR, 14 * DAY]

/** Every state of the default processes in which goods can come to rest is the end of at least one of these. */
export const fates: readonly Fate[] = [
  { name: 'closed', orders: 200, ...usual, steps: (cart) => [...delivered(cart), close], rest: longAgo },
  { name: 'delivered', orders: 56, ...usual, steps: delivered, rest: recent },
  { name: 'shipped', orders: 56, ...usual, steps: shipped, rest: recent },
  {
    name: 'partly shipped',
    orders: 20,
    ...usual,
    rest: fresh,
    steps: (cart) => [
      ...paid(cart),
      ...centered(cart),
      { ...step('merchant', 'ship', [3 * HOUR, DAY]), items: ofFirstMerchant },
    ],
  },
  { name: 'sent to merchants', orders: 56, ...usual, steps: paid, rest: fresh },
  {
    name: 'picked',
    orders: 12,
    ...usual,
    rest: fresh,
    steps: (cart) => [...paid(cart), step('operator', 'skip picking', [HOUR, 6 * HOUR])],
  },
  { name: 'unpaid', orders: 34, paying: ['later'], stores: everywhere, steps: settled, rest: recent },
  {
    name: 'partly paid',
    orders: 10,
    paying: ['later'],
    from: 'any',
    stores: everywhere,
    rest: fresh,
    steps: (cart) => [...settled(cart), { ...pay([HOUR, 9 * HOUR]), items: firstItem }],
  },
  { name: 'within its grace period', orders: 8, paying: ['later'], stores: [UK], steps: () => [], rest: [1, 45] },
  {
    name: 'being edited by its customer',
    orders: 6,
    paying: ['later'],
    stores: [UK],
    steps: ({ customer }) => (customer.reference === undefined ? [] : [step('editor', '', [1, 10])]),
    rest: [1, 45],
  },
  { name: 'payment pending', orders: 6, paying: ['not yet'], stores: everywhere, steps: () => [], rest: [1, 45] },
  {
    name: 'payment expired',
    orders: 10,
    paying: ['not yet'],
    stores: everywhere,
    steps: () => [step('time', '', [61, 61])],
    rest: longAgo,
  },
  { name: 'paid late', orders: 8, paying: ['not yet'], stores: everywhere, steps: () => [pay([5, 55])], rest: fresh },
  {
    name: 'cancelled by its customer',
    orders: 16,
    paying: ['later'],
    stores: everywhere,
    steps: () => [canceledByCustomer],
    rest: longAgo,
  },
  { name: 'cancelled by the operator', orders: 12, ...usual, steps: canceledByOperator, rest: recent },
  { name: 'cancelled by a merchant', orders: 12, ...usual, from: 'one', steps: canceledByMerchant, rest: recent },
  {
    name: 'cancelled and refunded',
    orders: 12,
    ...usual,
    from: 'one',
    steps: (cart) => [...canceledByMerchant(cart), refund],
    rest: recent,
  },
  {
    name: 'cancelled, refunded and closed',
    orders: 12,
    ...usual,
    steps: (cart) => [...canceledByOperator(cart), refund, close],
    rest: longAgo,
  },
  { name: 'at the operator’s shop', orders: 6, ...usual, from: 'main', steps: paid, rest: fresh },
  {
    name: 'on its way to the center',
    orders: 6,
    ...usual,
    from: 'main',
    steps: (cart) => [...paid(cart), left],
    rest: fresh,
  },
  {
    name: 'at the center',
    orders: 6,
    ...usual,
    from: 'main',
    steps: (cart) => [...paid(cart), left, arrived],
    rest: fresh,
  },
  {
    name: 'cancelled by the operator’s shop',
    orders: 5,
    ...usual,
    from: 'main',
    rest: recent,
    steps: (cart) => [...paid(cart), step('merchant', 'cancel', [HOUR, 9 * HOUR])],
  },
  { name: 'waiting for return', orders: 12, ...usual, steps: sentBack, rest: recent },
  {
    name: 'partly sent back',
    orders: 10,
    ...usual,
    rest: recent,
    steps: (cart) => [
      ...delivered(cart),
      { ...step('returns', 'start-return', [6 * HOUR, 2 * DAY]), items: firstItem },
    ],
  },
  { name: 'returned', orders: 10, ...usual, steps: returned, rest: recent },
  { name: 'return refused', orders: 8, ...usual, steps: returnRefused, rest: recent },
  { name: 'on its way back to the customer', orders: 8, ...usual, steps: onItsWayBack, rest: fresh },
  { name: 'delivered again', orders: 6, ...usual, steps: redelivered, rest: fresh },
  { name: 'returned and refunded', orders: 14, ...usual, steps: (cart) => [...returned(cart), refund], rest: recent },
  {
    name: 'refunded out of goodwill',
    orders: 8,
    ...usual,
    rest: recent,
    steps: (cart) => [...delivered(cart), { ...refund, items: firstItem }],
  },
  {
    name: 'refunded and closed',
    orders: 10,
    ...usual,
    steps: (cart) => [...returned(cart), refund, close],
    rest: longAgo,
  },
]
