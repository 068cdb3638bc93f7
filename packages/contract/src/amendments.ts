import { z } from 'zod'
import type { CartChanges } from '@souk/domain/amendment/cart'
import type { LineChange, SoldOut } from '@souk/domain/amendment/compare'
import type { Amendment } from '@souk/domain/order/documents'
import type { Totals } from '@souk/domain/order/order'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { placeOrder } from './orders.ts'
import { idempotencyKey, reference, text } from './shared.ts'

/** Whose order it is, as the shop knows its customers; the shop answers for whom it lets edit it. */
const editor = {
  reference,
  /** The reference of the order's customer, e.g. `DE--21`. */
  customer: text(255),
  /** Who of the customer's company acts, if it is not the customer. */
  colleague: text(255).optional(),
}

/** Parts of the cart that are to be another; what is left out stays as it is. */
const changes = z.object({
  items: placeOrder.shape.items.optional(),
  bundles: placeOrder.shape.bundles.unwrap().optional(),
  shipment: placeOrder.shape.shipment,
  shipments: placeOrder.shape.shipments.unwrap().optional(),
  billing: placeOrder.shape.billing.optional(),
  discounts: placeOrder.shape.discounts.unwrap().optional(),
  expenses: placeOrder.shape.expenses.unwrap().optional(),
  payments: placeOrder.shape.payments.unwrap().optional(),
  cartNote: placeOrder.shape.cartNote,
  customReference: placeOrder.shape.customReference,
}) satisfies z.ZodType<CartChanges>

const amended = {
  ...editor,
  changes: changes.default({}),
  /** What goods cost that the order had already: what they cost then, what `changes` says, or the lower of both. */
  prices: z.enum(['current', 'original', 'best']).default('original'),
  /** What can be sold beside what the order has; a SKU that is not listed is not limited. */
  stock: z
    .array(z.object({ sku: text(255), available: z.int().min(0) }))
    .max(1000)
    .readonly()
    .default([]),
}

export const startAmendment = z.object({ idempotencyKey, ...editor })
export const cancelAmendment = z.object({ idempotencyKey, ...editor })
export const previewAmendment = z.object(amended)
export const applyAmendment = z.object({
  idempotencyKey,
  ...amended,
  /** `sync` answers when the other order is there, `async` at once. */
  mode: z.enum(['sync', 'async']).default('sync'),
})
export const amendmentByOrder = z.object({ reference })

export type Editor = Omit<z.output<typeof startAmendment>, 'idempotencyKey' | 'reference'>
export type AmendedCart = z.output<typeof previewAmendment>

/** Where an amendment stands; `replacement` is the reference of the order that takes the order's place. */
export interface AmendmentAnswer {
  readonly reference: string
  readonly version: number
  readonly amendment: Amendment
}

/** What the order would become; nothing of it is stored. */
export interface AmendmentPreview {
  readonly reference: string
  readonly currency: string
  readonly before: Totals
  readonly after: Totals
  /** Of the grand totals: what the customer pays more, or less. */
  readonly difference: number
  /** Of what was paid already: what pays the new order, and what is left to be refunded. */
  readonly carried: number
  readonly refundable: number
  /** What is still to be paid for the new order. */
  readonly due: number
  readonly lines: readonly LineChange[]
  /** Goods of which there is not so much; applying it is refused. */
  readonly soldOut: readonly SoldOut[]
  /** The cart that would be placed. */
  readonly cart: PlaceInput
}
