import type { BundleId, MerchantId, MerchantOrderId, MerchantOrderItemId, OrderItemId, ShipmentId } from '../ids.ts'
import type { Machine } from './machine.ts'

/** One row of goods that moves as one: a single unit, or a whole quantity that cannot be split. */
export interface OrderItem {
  readonly id: OrderItemId
  /** 32 hex characters. */
  readonly reference: string
  readonly sku: string
  readonly name: string
  readonly quantity: number
  readonly splittable: boolean
  readonly merchant: MerchantId
  readonly offer?: string
  /** What the merchant calls it. */
  readonly merchantSku?: string
  readonly shipment: ShipmentId
  /** Per unit; the one that is not of the price mode is derived. No sum rests on them. */
  readonly grossPrice: number
  readonly netPrice: number
  readonly taxRate: number
  readonly options: readonly ProductOption[]
  readonly discounts: readonly Discount[]
  readonly image?: string
  /** Variant attributes and whatever else the shop wants shown, e.g. `{ colour: 'blue' }`. */
  readonly attributes?: Readonly<Record<string, string>>
  readonly cartNote?: string
  /** Keys of the categories the shop has it in. */
  readonly categories?: readonly string[]
  /** What its quantity counts, e.g. `metre`; absent: pieces. */
  readonly salesUnit?: string
  /** Split off after it was invoiced: invoices know it as a part of this row. */
  readonly invoicedAs?: OrderItemId
  /** The bundle it is a part of; bundles come and go back whole. */
  readonly bundle?: BundleId
  readonly configuredBundle?: ConfiguredBundle
  /** What the customer configured, e.g. `{ engraving: 'Ada' }`. */
  readonly configuration?: Readonly<Record<string, string>>
  readonly amounts: ItemAmounts
  /** Frozen when it was calculated; Σ amounts = `amounts.commission`. */
  readonly commissions?: readonly Commission[]
  /** When it first came to `delivered`. */
  readonly deliveredAt?: string
  /** The row it was taken out of. */
  readonly splitFrom?: OrderItemId
  /** The marketplace machine. */
  readonly machine: Machine
  /** The merchant's, once the order was split. */
  readonly merchantItem?: MerchantItem
}

/** Goods sold as one by one merchant. Its price is that of its items together. */
export interface Bundle {
  readonly id: BundleId
  readonly sku: string
  readonly name: string
  /** One, unless an item of it cannot be split. */
  readonly quantity: number
  readonly note?: string
  readonly image?: string
}

/** What the customer put together from a template. Its items share a key and go each on its own, line by line. */
export interface ConfiguredBundle {
  readonly key: string
  /** e.g. `Home office`. */
  readonly template: string
  /** The place in it that the item was chosen for, e.g. `Desk`. */
  readonly slot?: string
}

/** What one rule takes of an item for the marketplace. */
export interface Commission {
  /** Key of the rule. */
  readonly rule: string
  readonly group: string
  readonly name: string
  readonly amount: number
}

export interface MerchantItem {
  readonly id: MerchantOrderItemId
  readonly reference: string
  readonly merchantOrder: MerchantOrderId
  /** When the item came to its merchant. */
  readonly createdAt: string
  readonly machine: Machine
}

export interface ProductOption {
  readonly name: string
  readonly sku?: string
  readonly grossPrice: number
  readonly netPrice: number
  readonly taxRate: number
  readonly discounts?: readonly Discount[]
}

export interface Discount {
  readonly name: string
  /** Of the whole row, positive. */
  readonly amount: number
  readonly code?: string
}

/** Sums over the row's quantity. */
export interface ItemAmounts {
  /** Unit price × quantity, in the price mode; in a bundle with a price of its own, the row's share of that. */
  readonly sumPrice: number
  readonly optionTotal: number
  /** sumPrice + options. */
  readonly subtotal: number
  /** Discounts of item and options. */
  readonly discountTotal: number
  readonly taxTotal: number
  /** What this row costs the customer, tax included. */
  readonly priceToPay: number
  /** Part of priceToPay that is no longer owed: cancelled or refunded. */
  readonly canceled: number
  readonly taxAfterCancellation: number
  /** Money taken for it. */
  readonly captured: number
  /** Money given back for it. */
  readonly refunded: number
  /** Promised back by a started return, until it is canceled. */
  readonly remuneration: number
  readonly commission: number
  readonly commissionRefunded: number
}
