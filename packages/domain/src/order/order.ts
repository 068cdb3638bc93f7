import type { MerchantId, MerchantOrderId, OrderId, ShipmentId, StoreCode } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'
import type { Address, Customer } from './address.ts'
import type { OrderDocument } from './documents.ts'
import type { Expense } from './expense.ts'
import type { Bundle, OrderItem } from './item.ts'
import type { Payment, Refund } from './payment.ts'

/**
 * A marketplace order with everything that hangs on it, as one plain JSON value. Money is integer minor units of the
 * order's currency, tax rates are hundredths of a percent (19 % = 1900), times are ISO 8601 UTC. It has no state of its
 * own: its state is the set of its items' states.
 */
export interface Order {
  readonly id: OrderId
  /** What people see, e.g. `DE--5`. */
  readonly reference: string
  readonly customReference?: string
  readonly store: StoreCode
  readonly currency: string
  readonly priceMode: PriceMode
  readonly locale: string
  readonly test: boolean
  readonly customer: Customer
  readonly billing: Address
  /** Absent when shipments go to several addresses. */
  readonly shipping?: Address
  readonly cartNote?: string
  readonly agentEmail?: string
  readonly items: readonly OrderItem[]
  readonly shipments: readonly Shipment[]
  readonly expenses: readonly Expense[]
  readonly payments: readonly Payment[]
  readonly merchantOrders: readonly MerchantOrder[]
  readonly refunds: readonly Refund[]
  /** Comments, returns, invoices …; oldest first. */
  readonly documents: readonly OrderDocument[]
  readonly bundles?: readonly Bundle[]
  /** Of the customer, when it was placed: thresholds may be for one. */
  readonly merchantRelations?: readonly string[]
  /** Reference of the order that this one replaced. */
  readonly replaces?: string
  readonly totals: Totals
  readonly placedAt: string
  readonly updatedAt: string
  /** Counts the commits that changed it, from 1; also the position of its live topic. */
  readonly version: number
}

export interface Shipment {
  readonly id: ShipmentId
  /** Set when all its items are one merchant's. */
  readonly merchant?: MerchantId
  readonly address: Address
  readonly method: string
  readonly carrier: string
  readonly deliveryTime?: string
  /** ISO date; absent: as soon as possible. */
  readonly requestedDeliveryDate?: string
}

export interface MerchantOrder {
  readonly id: MerchantOrderId
  /** `<order reference>--<merchant reference>`. */
  readonly reference: string
  readonly merchant: MerchantId
  readonly totals: Totals
  readonly createdAt: string
}

/** Totals of an order or of one merchant's share. Three clear figures where the reference has one: paid, refunded, refundable. */
export interface Totals {
  readonly subtotal: number
  readonly expenseTotal: number
  readonly discountTotal: number
  /** Tax still contained after cancellations. */
  readonly taxTotal: number
  readonly canceledTotal: number
  /** Σ (price to pay − cancelled): shrinks with every refund, zero when all is given back. */
  readonly grandTotal: number
  readonly netTotal: number
  readonly paidTotal: number
  readonly refundedTotal: number
  /** Money taken and not given back. */
  readonly refundableTotal: number
  readonly remunerationTotal: number
  readonly commissionTotal: number
  readonly commissionRefundedTotal: number
}
