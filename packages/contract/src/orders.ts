import { z } from 'zod'
import type { ItemResult } from '@souk/domain/engine/outcome'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { PlaceInput } from '@souk/domain/order/place-input'
import type { OrderRow } from '@souk/domain/order/row'
import { amount, idempotencyKey, merchantId, orderItemId, page, reference, storeCode, taxRate, text } from './shared.ts'

const salutation = z.enum(['Mr', 'Mrs', 'Dr', 'Ms', 'n/a'])

const address = z.object({
  salutation: salutation.optional(),
  firstName: text(100),
  middleName: text(100).optional(),
  lastName: text(100),
  email: z.email().max(255).optional(),
  company: text(255).optional(),
  address1: text(255),
  address2: text(255).optional(),
  address3: text(255).optional(),
  city: text(255),
  zipCode: text(15),
  poBox: text(255).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is its ISO 3166 code of two capital letters, e.g. DE'),
  region: text(255).optional(),
  phone: text(255).optional(),
  cellPhone: text(255).optional(),
  description: text(255).optional(),
  comment: text(1000).optional(),
})

const customer = z.object({
  /** Absent for guests. */
  reference: text(255).optional(),
  salutation: salutation.optional(),
  firstName: text(100),
  lastName: text(100),
  email: z.email().max(255),
})

/** Of the whole line, not of a unit. */
const discount = z.object({ name: text(255), amount, code: text(100).optional() })

const option = z.object({ name: text(255), sku: text(255).optional(), unitPrice: amount, taxRate })

const item = z.object({
  sku: text(255),
  name: text(255),
  quantity: z.int().min(1).max(10_000),
  /** One row per unit (default), or one row that moves as a whole. */
  splittable: z.boolean().default(true),
  /** The merchant's reference, e.g. `MER000002`. */
  merchant: text(100),
  offer: text(255).optional(),
  /** `key` of one of the shipments; may be left out when there is only one. */
  shipment: text(100).optional(),
  /** In the price mode. */
  unitPrice: amount,
  taxRate,
  options: z.array(option).max(50).default([]),
  discounts: z.array(discount).max(50).default([]),
  image: z.url().max(1000).optional(),
  attributes: z.record(text(100), text(255)).optional(),
  /** Keys of the categories it is in; a category covers those below it. */
  categories: z.array(text(100)).max(50).optional(),
  /** What the customer configured, e.g. `{ engraving: 'Ada' }`. */
  configuration: z.record(text(100), text(255)).optional(),
  cartNote: text(1000).optional(),
})

const shipment = z.object({
  key: text(100),
  address,
  method: text(255),
  carrier: text(255),
  /** In the price mode. */
  price: amount.default(0),
  taxRate: taxRate.default(0),
  discounts: z.array(discount).max(50).default([]),
  deliveryTime: text(255).optional(),
  requestedDeliveryDate: z.iso.date().optional(),
  /** Goods of several merchants: one shipment each, the price shared out by their subtotals (default), or one mixed one. */
  mixed: z.boolean().default(false),
})

const expense = z.object({ name: text(255), price: amount, taxRate })

const payment = z.object({
  /** Key of a payment method; the first one chooses the process. */
  method: text(100),
  /** May be left out once: that payment takes the rest. */
  amount: amount.optional(),
  /** The money is already taken. */
  captured: z.boolean().default(false),
})

export const placeOrder = z.object({
  idempotencyKey,
  store: storeCode,
  /** ISO 4217; default: the store's first. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'A currency is its ISO 4217 code of three capital letters, e.g. EUR')
    .optional(),
  priceMode: z.enum(['gross', 'net']).default('gross'),
  /** BCP 47; default: the store's. */
  locale: z.string().max(20).optional(),
  test: z.boolean().default(false),
  customReference: text(255).optional(),
  cartNote: text(1000).optional(),
  agentEmail: z.email().max(255).optional(),
  customer,
  billing: address,
  shipments: z.array(shipment).min(1).max(200),
  items: z.array(item).min(1).max(1000),
  /** On the whole order, shared out over the items by largest remainder. */
  discounts: z.array(discount).max(50).default([]),
  /** The marketplace's own, e.g. a small-order fee. */
  expenses: z.array(expense).max(50).default([]),
  payments: z.array(payment).min(1).max(20),
}) satisfies z.ZodType<PlaceInput>

export type PlaceOrder = z.output<typeof placeOrder>
export type PlaceOrderInput = z.input<typeof placeOrder>

export interface PlacedOrder {
  readonly id: OrderId
  readonly reference: string
  readonly version: number
  readonly currency: string
  readonly grandTotal: number
  readonly placedAt: string
}

export const orderByReference = z.object({ reference })

/** An order with the names a reader needs and its timeline, oldest first. */
export interface OrderDetail {
  readonly order: Order
  readonly merchants: Readonly<Record<MerchantId, { readonly reference: string; readonly name: string }>>
  readonly timeline: readonly Recorded[]
}

/** `due`: by when the first item should have left its state; orders without such a time come after all others. */
export const orderSort = z.enum([
  'placedAt',
  'reference',
  'customer',
  'email',
  'grandTotal',
  'items',
  'updatedAt',
  'due',
])

export const orderFilter = z.object({
  search: z.string().trim().max(200).optional(),
  stores: z.array(storeCode).max(50).optional(),
  states: z.array(text(255)).max(100).optional(),
  merchants: z.array(merchantId).max(200).optional(),
  placedFrom: z.iso.datetime().optional(),
  placedTo: z.iso.datetime().optional(),
  failed: z.boolean().optional(),
  /** With items whose marketplace and merchant machines are out of step. */
  unpaired: z.boolean().optional(),
  /** With an item that should have left its state by now. */
  late: z.literal(true).optional(),
})

export const listOrders = page.extend({
  ...orderFilter.shape,
  sort: orderSort.default('placedAt'),
  descending: z.boolean().default(true),
})
export type ListOrdersInput = z.input<typeof listOrders>

/** Fire an event at an order's items: all that can take it, or those named. */
export const triggerEvent = z.object({
  idempotencyKey,
  reference,
  event: text(255),
  items: z.array(orderItemId).min(1).max(10_000).optional(),
  /** The version the person looked at: items that moved since answer `step.changed` with who, when and where to. */
  seenVersion: z.int().min(1).optional(),
  data: z.record(z.string(), z.json()).default({}),
})
export type TriggerEvent = z.output<typeof triggerEvent>

export interface TriggerAnswer {
  readonly reference: string
  readonly version: number
  /** One per item asked for; without `items` one per item that had the event. Empty: no item had it. */
  readonly results: readonly ItemResult[]
}

/** For the customer, where every item stands in a state flagged `cancellable`. */
export const cancelOrder = z.object({
  idempotencyKey,
  reference,
  /** Who cancels, as the shop knows them; kept in the timeline. */
  customer: text(255).optional(),
})

/** What the board starts from: the newest orders and all counts. */
export interface OrdersSnapshot {
  readonly rows: readonly OrderRow[]
  readonly counts: StateCounts
}

export const liveInput = z.object({
  /** Set by the client library on reconnect. */
  lastEventId: z.string().max(500).nullish(),
})
export const orderLive = liveInput.extend({ reference })

export interface StateTally {
  readonly process: string
  readonly store: string
  readonly merchant: MerchantId
  readonly state: string
  readonly count: number
}

/** Items per process and state, exact as of the board position they carry; add the moves of later frames. */
export interface StateCounts {
  readonly counts: readonly StateTally[]
  /** One sequence per platform shard. */
  readonly position: readonly number[]
}
