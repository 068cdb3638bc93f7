import { z } from 'zod'
import type { DocumentId, ShipmentId } from '@souk/domain/ids'
import type { AddressEntry } from '@souk/domain/order/address-history'
import { address } from './address.ts'
import { documentId, idempotencyKey, orderItemId, reference, seenVersion, shipmentId, text } from './shared.ts'

/** A change of an order; `order.changed` is refused where somebody changed the same since the version that was looked at. */
const edit = z.object({ idempotencyKey, reference, seenVersion })

/** Null takes it away. */
export const setCustomReference = edit.extend({ customReference: text(255).nullable() })
export const changeBilling = edit.extend({ address })
export const orderAddresses = z.object({ reference })

const tags = z.array(text(50)).max(20)
/** The customer who writes, as the shop knows them: for shops alone, and only where the order is that customer's. */
const writer = { customer: text(255).optional() }

export const addComment = z.object({
  idempotencyKey,
  reference,
  ...writer,
  /** `internal`: among operators alone. */
  audience: z.enum(['internal', 'customer']),
  message: text(5000),
  tags: tags.default([]),
})
export const editComment = edit.extend({ ...writer, comment: documentId, message: text(5000), tags: tags.optional() })
export const removeComment = edit.extend({ ...writer, comment: documentId })

/**
 * A new shipment, or another in place of one. `reference`: the order's; for the main merchant the merchant order's. Items of
 * other shipments, or some of its own, travel like that in another one, and the named one stays as it was.
 */
export const saveShipment = edit.extend({
  /** Left out: a new one. */
  shipment: shipmentId.optional(),
  address,
  method: text(255),
  carrier: text(255),
  deliveryTime: text(255).optional(),
  /** Left out: as soon as possible. */
  requestedDeliveryDate: z.iso.date().optional(),
  /** Left out: all that travel in the shipment. */
  items: z.array(orderItemId).min(1).max(10_000).optional(),
})

export interface EditAnswer {
  readonly reference: string
  /** Unchanged where there was nothing to change. */
  readonly version: number
}

export interface CommentAnswer extends EditAnswer {
  readonly comment: DocumentId
}

/** `shipment`: the one that the items travel in now, new or not. */
export interface ShipmentAnswer extends EditAnswer {
  readonly shipment: ShipmentId
}

/** All addresses an order had, oldest first. */
export interface OrderAddresses {
  readonly reference: string
  readonly addresses: readonly AddressEntry[]
}
