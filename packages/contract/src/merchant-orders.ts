import { z } from 'zod'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { MerchantId, MerchantOrderId } from '@souk/domain/ids'
import type { Address, Customer } from '@souk/domain/order/address'
import type { Recorded } from '@souk/domain/order/events'
import type { Expense } from '@souk/domain/order/expense'
import type { OrderItem } from '@souk/domain/order/item'
import type { Machine } from '@souk/domain/order/machine'
import type { Shipment, Totals } from '@souk/domain/order/order'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import type { StateCounts } from './orders.ts'
import { liveInput, orderFilter, orderSort, previewEvent, triggerEvent } from './orders.ts'
import { merchantId, page, reference } from './shared.ts'

/** Merchant users see their own without naming the merchant; operators name it, or see all. */
const ofMerchant = { merchant: merchantId.optional() }

export const listMerchantOrders = page
  .extend({
    ...orderFilter.omit({ merchants: true, unpaired: true, paymentMethods: true }).shape,
    ...ofMerchant,
    sort: orderSort.default('placedAt'),
    descending: z.boolean().default(true),
  })
  .prefault({})

/** `reference` is the merchant order's, e.g. `DE--5--MER000002`. */
export const merchantOrderByReference = z.object({ reference })
export const triggerMerchantEvent = triggerEvent
export const previewMerchantEvent = previewEvent
/** Operators name the merchant; merchant users may leave it out. */
export const merchantOrdersLive = liveInput.extend(ofMerchant).default({})

/** Items per state of a merchant's own machine; without how far the marketplace's shards are, which tells how busy others are. */
export type MerchantCounts = Pick<StateCounts, 'counts'>

/** What a merchant's list starts from: the newest orders and the counts of this merchant's own machine. */
export interface MerchantOrdersSnapshot {
  readonly rows: readonly MerchantOrderRow[]
  readonly counts: MerchantCounts
}

/** A merchant's share of an order: nothing of other merchants, of payments or of the marketplace's machine. */
export interface MerchantOrderDetail {
  readonly id: MerchantOrderId
  readonly reference: string
  readonly orderReference: string
  readonly merchant: MerchantId
  readonly merchantName: string
  readonly store: string
  readonly currency: string
  readonly priceMode: 'gross' | 'net'
  readonly customer: Customer
  readonly billing: Address
  /** On the whole order: for the main merchant alone. Those on items are for whoever sells them. */
  readonly cartNote?: string
  readonly items: readonly MerchantOrderDetailItem[]
  readonly shipments: readonly Shipment[]
  readonly expenses: readonly Expense[]
  readonly totals: Totals
  /** Orders this customer has had from this merchant, this one included. */
  readonly customerOrders: number
  readonly timeline: readonly Recorded[]
  readonly createdAt: string
  readonly version: number
}

export interface MerchantOrderDetailItem extends Omit<OrderItem, 'machine' | 'merchantItem'> {
  readonly machine: Machine
  /** What the asking person may do with it now, and why not. */
  readonly choices: readonly ItemChoice[]
}
