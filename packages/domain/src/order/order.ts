import type { Actor } from '../actor.ts'
import type { BundleId, MerchantId, MerchantOrderId, MerchantOrderItemId, OrderId, OrderItemId } from '../ids.ts'
import type { ExpenseId, PaymentId, ProcessId, RefundId, ShipmentId, StepId, StoreCode } from '../ids.ts'
import type { Json } from '../json.ts'
import type { PriceMode } from '../marketplace.ts'
import type { ThresholdType } from '../threshold/threshold.ts'
import type { OrderDocument } from './documents.ts'

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

export interface Customer {
  /** e.g. `DE--21`; absent for guests. */
  readonly reference?: string
  readonly salutation?: Salutation
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

export type Salutation = 'Mr' | 'Mrs' | 'Dr' | 'Ms' | 'n/a'

export interface Address {
  readonly salutation?: Salutation
  readonly firstName: string
  readonly middleName?: string
  readonly lastName: string
  readonly email?: string
  readonly company?: string
  readonly address1: string
  readonly address2?: string
  readonly address3?: string
  readonly city: string
  readonly zipCode: string
  readonly poBox?: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly region?: string
  readonly phone?: string
  readonly cellPhone?: string
  readonly description?: string
  readonly comment?: string
}

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

/** Where one machine of an item stands. */
export interface Machine {
  readonly process: ProcessId
  readonly state: string
  readonly since: string
  readonly timers: readonly Timer[]
  /** By when it should have left the state; late otherwise. Nothing fires. */
  readonly due?: string
  /** The quantity of an item here counts as reserved stock; marketplace machines only. */
  readonly reserved?: true
  /** A step that waits for the outside; the item stays in its state meanwhile. */
  readonly pending?: PendingStep
  /** A step that somebody asked for and may take back until its time comes. */
  readonly held?: HeldStep
  /** The last step failed or was refused by its own rules; cleared by the next move. */
  readonly failed?: FailedStep
}

export interface Timer {
  readonly event: string
  readonly dueAt: string
}

export interface PendingStep {
  readonly step: StepId
  readonly event: string | null
  readonly since: string
  /** What the outside has answered so far, by kind and name, where one step asks more than once; a command's is true. */
  readonly answered?: Readonly<Record<string, boolean>>
}

/** Its time is one of the machine's timers; a move ends it. */
export interface HeldStep {
  readonly event: string
  readonly by: Actor
  readonly since: string
  readonly until: string
  /** What was said with it. */
  readonly data?: Readonly<Record<string, Json>>
}

export interface FailedStep {
  /** Set when it can be retried or skipped through `steps.*`; absent: retry by the event's button. */
  readonly step?: StepId
  readonly event: string | null
  readonly code: string
  readonly message: string
  readonly at: string
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

/** Sums over the row's quantity (domain §1.7). */
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
  /** Promised back by a started return. */
  readonly remuneration: number
  readonly commission: number
  readonly commissionRefunded: number
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

export type ExpenseType = 'SHIPMENT_EXPENSE_TYPE' | 'THRESHOLD_EXPENSE_TYPE'

/** Without `merchant` it belongs to the marketplace alone and appears in no merchant's totals. */
export interface Expense {
  readonly id: ExpenseId
  readonly type: ExpenseType
  readonly name: string
  /** Of a fee: the kind of threshold that was not met. */
  readonly threshold?: ThresholdType
  readonly shipment?: ShipmentId
  readonly merchant?: MerchantId
  readonly price: number
  readonly taxRate: number
  readonly discounts: readonly Discount[]
  readonly amounts: ExpenseAmounts
}

export type ExpenseAmounts = Pick<
  ItemAmounts,
  'discountTotal' | 'taxTotal' | 'priceToPay' | 'canceled' | 'taxAfterCancellation' | 'captured' | 'refunded'
>

export interface Payment {
  readonly id: PaymentId
  /** Key of a payment method, e.g. `invoice`. */
  readonly method: string
  readonly provider: string
  readonly amount: number
  /** Money taken so far; a prepaid payment arrives captured. */
  readonly captured: number
  readonly refunded: number
  /** What may be shown of it, e.g. a gift card's code or a card's last digits. */
  readonly details?: Readonly<Record<string, string>>
}

export interface MerchantOrder {
  readonly id: MerchantOrderId
  /** `<order reference>--<merchant reference>`. */
  readonly reference: string
  readonly merchant: MerchantId
  readonly totals: Totals
  readonly createdAt: string
}

export interface Refund {
  readonly id: RefundId
  /** The one merchant whose rows and expenses it is for. */
  readonly merchant?: MerchantId
  readonly amount: number
  readonly comment?: string
  /** Why somebody chose the amount. */
  readonly reason?: string
  readonly by?: Actor
  readonly lines: readonly RefundLine[]
  readonly at: string
}

export interface RefundLine {
  readonly item?: OrderItemId
  readonly expense?: ExpenseId
  readonly amount: number
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
