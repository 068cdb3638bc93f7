import { z } from 'zod'
import type { ItemResult } from '@souk/domain/engine/outcome'
import type { Preview } from '@souk/domain/engine/preview'
import type { Repair } from '@souk/domain/engine/repair'
import type { MerchantId, OrderId, OrderItemId, ProcessId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Age, Entered } from '@souk/domain/order/ages'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { QuoteInput } from '@souk/domain/order/quote'
import type { Reordered } from '@souk/domain/order/reorder'
import type { OrderRow } from '@souk/domain/order/row'
import { cart } from './cart.ts'
import {
  idempotencyKey,
  merchantId,
  moment,
  orderItemId,
  page,
  processId,
  reference,
  search,
  seenVersion,
  storeCode,
  text,
} from './shared.ts'

export const placeOrder = cart.extend({ idempotencyKey })

/** A cart as far as it is known; see domain `Quote`. */
export const quoteOrder = cart.extend({
  customer: cart.shape.customer.optional(),
  billing: cart.shape.billing.optional(),
}) satisfies z.ZodType<QuoteInput>

/** A cart of the goods of an order, or of some of its items; see domain `Reordered`. */
export const reorder = z.object({
  reference,
  /** Whose order it must be; left out: the shop has seen to it. */
  customer: text(255).optional(),
  items: z.array(orderItemId).min(1).max(10_000).optional(),
  /** The customer's cart, to which the goods are added; left out: they are all there is. */
  into: z
    .object({
      items: z.array(cart.shape.items.element).max(1000).default([]),
      shipment: cart.shape.shipment,
      shipments: cart.shape.shipments,
      bundles: cart.shape.bundles,
    })
    .optional(),
})

/** `cart` can be quoted and placed as it is. */
export interface ReorderAnswer extends Omit<Reordered, 'cart'> {
  readonly cart: z.output<typeof cart>
}

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

/** An item of a version of a process that stands in a state, come there within [from, to). */
const standing = z.object({
  process: processId,
  state: text(255),
  from: moment.exactOptional(),
  to: moment.exactOptional(),
})

export const orderFilter = z.object({
  search,
  stores: z.array(storeCode).max(50).optional(),
  states: z.array(text(255)).max(100).optional(),
  /** With such an item. */
  standing: standing.optional(),
  merchants: z.array(merchantId).max(200).optional(),
  placedFrom: moment.optional(),
  placedTo: moment.optional(),
  failed: z.boolean().optional(),
  /** With items whose marketplace and merchant machines are out of step. */
  unpaired: z.boolean().optional(),
  /** With an item that should have left its state by now. */
  late: z.literal(true).optional(),
  /** Keys of payment methods: the first payment's. */
  paymentMethods: z.array(text(100)).max(50).optional(),
})

export const listOrders = page
  .extend({
    ...orderFilter.shape,
    sort: orderSort.default('placedAt'),
    descending: z.boolean().default(true),
  })
  .prefault({})
export type ListOrdersInput = NonNullable<z.input<typeof listOrders>>

/** So many of a row that moves as a whole: it is split, and that part goes its own way. */
const quantities = z
  .array(z.object({ item: orderItemId, quantity: z.int().min(1).max(10_000) }))
  .min(1)
  .max(1000)

/** Fire an event at an order's items: all that can take it, or those named. */
export const triggerEvent = z.object({
  idempotencyKey,
  reference,
  event: text(255),
  items: z.array(orderItemId).min(1).max(10_000).optional(),
  /** Beside or instead of `items`: part of a row only. */
  quantities: quantities.optional(),
  /** The version the person looked at: items that moved since answer `step.changed` with who, when, where to, and what is possible now. */
  seenVersion,
  data: z.record(z.string(), z.json()).default({}),
})
export type TriggerEvent = z.output<typeof triggerEvent>

/** Takes back what is held on an order's items: on all of them, or on those named. */
export const undoEvent = triggerEvent.pick({ idempotencyKey: true, reference: true, items: true })
export type UndoEvent = z.output<typeof undoEvent>

export interface UndoAnswer {
  readonly reference: string
  readonly version: number
  /** The items it was taken back on. */
  readonly undone: readonly OrderItemId[]
}

export interface TriggerAnswer {
  readonly reference: string
  readonly version: number
  /** One per item asked for; without `items` one per item that had the event. Empty: no item had it. */
  readonly results: readonly ItemResult[]
}

/** Ask what an event would do, at all items that can take it or at those named. */
export const previewEvent = triggerEvent.pick({ reference: true, event: true, data: true }).extend({
  items: z.array(orderItemId).min(1).max(200).optional(),
  quantities: quantities.optional(),
})
export type PreviewEvent = z.output<typeof previewEvent>

/** What `trigger` would do to the order as it is at this version; nothing of it happened. */
export interface EventPreview extends Preview {
  readonly reference: string
  readonly version: number
}

/** For the customer, where every item stands in a state flagged `cancellable`. */
export const cancelOrder = z.object({
  idempotencyKey,
  reference,
  /** Who asks, by the reference the shop knows them by: another's order is not found. Absent: the shop answers for it. */
  customer: text(255).optional(),
})

/** Items whose marketplace and merchant machines are out of step, and what would mend each. */
export interface UnpairedItems {
  readonly reference: string
  readonly version: number
  readonly items: readonly UnpairedItem[]
}

export interface UnpairedItem {
  readonly item: OrderItemId
  readonly sku: string
  readonly name: string
  readonly merchant: MerchantId
  readonly states: Readonly<Record<Side, string>>
  /** Since when they have been out of step. */
  readonly since: string
  /** Where either machine may go; by its event, with its command, where there is one that the caller may fire. */
  readonly repairs: readonly Repair[]
}

/**
 * Puts one machine of an item into a state that goes with the other's. No command runs and no money moves: where a repair
 * names an event, to trigger it does more.
 */
export const repairItem = z.object({
  idempotencyKey,
  reference,
  item: orderItemId,
  side: z.enum(['marketplace', 'merchant']),
  to: text(255),
  /** Kept in the order's timeline. */
  reason: text(500),
})
export type RepairItem = z.output<typeof repairItem>

/** An order that something which is done to many could not be done to; it is as it was. */
export interface FailedOrder {
  readonly order: OrderId
  readonly message: string
}

/** What the board starts from: the newest orders and all counts. */
export interface OrdersSnapshot {
  readonly rows: readonly OrderRow[]
  readonly counts: StateCounts
}

export const liveInput = z.object({
  /** Where to go on from; set by the client library on reconnect, and by the header `Last-Event-ID`. */
  lastEventId: z.string().max(500).nullish(),
})
export const ordersLive = liveInput.default({})
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
  /** One sequence per shard of the board. */
  readonly position: readonly number[]
}

/** How long items have stood where they stand, as of now. */
export interface StateAges {
  /** The youngest first, with when items of that age came to their state. */
  readonly spans: readonly ({ readonly age: Age } & Entered)[]
  /** States with items. */
  readonly states: readonly AgedState[]
}

export interface AgedState {
  readonly process: ProcessId
  readonly state: string
  /** How many, of each of the spans. */
  readonly items: readonly AgedItems[]
}

/** Counted up to 1,000; `atLeast` where there are more. */
export interface AgedItems {
  readonly total: number
  readonly atLeast?: true
}
