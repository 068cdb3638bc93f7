import { z } from 'zod'
import type { OrderId, OrderItemId, StoreCode } from '@souk/domain/ids'
import { page, storeCode } from './shared.ts'

/** An order comes with its waiting items, so a page is shorter than a list's. */
export const waitingForExport = page
  .extend({
    limit: z.int().min(1).max(50).default(20),
    stores: z.array(storeCode).max(50).optional(),
  })
  .prefault({})

/** An item in a state flagged `waiting for export`. */
export interface WaitingItem {
  readonly id: OrderItemId
  readonly reference: string
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** Reference of who sells it. */
  readonly merchant: string
  readonly state: string
  readonly since: string
  /** By which the caller may say that it has been taken: `orders.trigger`, with the item. */
  readonly events: readonly string[]
}

/** An order of which something waits; `orders.byReference` has it whole. */
export interface WaitingOrder {
  readonly id: OrderId
  readonly reference: string
  readonly version: number
  readonly store: StoreCode
  readonly placedAt: string
  readonly items: readonly WaitingItem[]
}

export interface WaitingOrders {
  readonly orders: readonly WaitingOrder[]
  /** Where to go on; absent: that was all. */
  readonly next?: string
}
