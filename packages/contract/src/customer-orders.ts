import { z } from 'zod'
import type { BundleId, DocumentId, ExpenseId, OrderItemId, ShipmentId } from '@souk/domain/ids'
import type { Address } from '@souk/domain/order/address'
import type { ExpenseType } from '@souk/domain/order/expense'
import type { ConfiguredBundle } from '@souk/domain/order/item'
import type { ThresholdType } from '@souk/domain/threshold/threshold'
import { locale, reference, text } from './shared.ts'

/** The customer who asks, as the shop knows them, e.g. `DE--21`; another's order and none at all are the same answer. */
const asked = {
  customer: text(255),
  /** In which states are named; default: each order's own. */
  locale: locale.optional(),
}

export const listCustomerOrders = z.object({
  ...asked,
  offset: z.int().min(0).max(10_000).default(0),
  limit: z.int().min(1).max(100).default(10),
})
export const customerOrderByReference = z.object({ ...asked, reference })

/** Names are those of the reference's customer API; money is minor units, tax rates hundredths of a percent. */
export interface CustomerOrderRow {
  readonly orderReference: string
  readonly customReference?: string
  readonly merchantReferences: readonly string[]
  /** As customers read them, each once. */
  readonly itemStates: readonly string[]
  readonly createdAt: string
  readonly currencyIsoCode: string
  readonly priceMode: 'GROSS_MODE' | 'NET_MODE'
  readonly totals: CustomerTotals
  readonly isCancellable: boolean
  readonly isAmendable: boolean
}

/** Newest first. */
export interface CustomerOrders {
  readonly rows: readonly CustomerOrderRow[]
  readonly total: number
}

export interface CustomerTotals {
  readonly subtotal: number
  readonly expenseTotal: number
  readonly discountTotal: number
  readonly taxTotal: number
  readonly grandTotal: number
  readonly canceledTotal: number
  readonly remunerationTotal: number
}

/** An order as its customer sees it: nothing that operators write among themselves, no item in a state kept from customers. */
export interface CustomerOrder extends CustomerOrderRow {
  readonly locale: string
  readonly cartNote?: string
  readonly billingAddress: Address
  /** Null when shipments go to several addresses. */
  readonly shippingAddress: Address | null
  readonly items: readonly CustomerItem[]
  readonly bundleItems: readonly CustomerBundle[]
  /** The items by merchant and shipment. */
  readonly groups: readonly CustomerGroup[]
  readonly shipments: readonly CustomerShipment[]
  readonly expenses: readonly CustomerExpense[]
  readonly payments: readonly CustomerPayment[]
  /** By display name. */
  readonly calculatedDiscounts: Readonly<Record<string, CustomerDiscount>>
  /** Between the customer and the operators, oldest first. */
  readonly comments: readonly CustomerComment[]
}

/** Prices of the other price mode are 0, as in the reference. Sums are over the row's quantity, units are rounded. */
export interface CustomerItem {
  readonly uuid: OrderItemId
  readonly orderReference: string
  readonly merchantReference: string
  readonly state: string
  readonly name: string
  readonly sku: string
  readonly quantity: number
  readonly salesUnit: string | null
  readonly idShipment: ShipmentId
  readonly taxRate: number
  readonly taxRateAverageAggregation: number
  readonly unitGrossPrice: number
  readonly sumGrossPrice: number
  readonly unitNetPrice: number
  readonly sumNetPrice: number
  readonly unitPrice: number
  readonly sumPrice: number
  readonly unitSubtotalAggregation: number
  readonly sumSubtotalAggregation: number
  readonly unitProductOptionPriceAggregation: number
  readonly sumProductOptionPriceAggregation: number
  readonly unitDiscountAmountAggregation: number
  readonly sumDiscountAmountAggregation: number
  /** Those of its options too. */
  readonly unitDiscountAmountFullAggregation: number
  readonly sumDiscountAmountFullAggregation: number
  readonly unitTaxAmountFullAggregation: number
  readonly sumTaxAmountFullAggregation: number
  readonly unitPriceToPayAggregation: number
  readonly sumPriceToPayAggregation: number
  readonly refundableAmount: number
  readonly canceledAmount: number
  readonly taxAmountAfterCancellation: number
  readonly isReturnable: boolean
  /** ISO date on which it is expected; null: as soon as possible. */
  readonly expectedOn: string | null
  readonly deliveredAt: string | null
  readonly relatedBundleItemIdentifier: BundleId | null
  readonly configuredBundle: ConfiguredBundle | null
  readonly configuration: Readonly<Record<string, string>> | null
  readonly cartNote: string | null
  readonly metadata: { readonly superAttributes: Readonly<Record<string, string>>; readonly image: string | null }
  readonly calculatedDiscounts: readonly CustomerDiscount[]
  readonly productOptions: readonly CustomerOption[]
}

export interface CustomerOption {
  readonly optionName: string
  readonly sku: string | null
  readonly price: number
  readonly taxRate: number
  readonly calculatedDiscounts: readonly CustomerDiscount[]
}

/** Its price is that of its items; it is not returned by itself and has no tax of its own. */
export interface CustomerBundle {
  readonly bundleItemIdentifier: BundleId
  readonly sku: string
  readonly name: string
  readonly quantity: number
  readonly unitPrice: number
  readonly sumPrice: number
  readonly sumPriceToPayAggregation: number
  readonly note: string | null
  readonly image: string | null
  readonly isReturnable: null
}

export interface CustomerGroup {
  readonly merchantReference: string
  readonly merchantName: string
  readonly idShipment: ShipmentId
  readonly items: readonly OrderItemId[]
}

export interface CustomerShipment {
  readonly idShipment: ShipmentId
  readonly shipmentMethodName: string
  readonly carrierName: string
  readonly deliveryTime: string | null
  readonly requestedDeliveryDate: string | null
  readonly shippingAddress: Address
  readonly currencyIsoCode: string
  readonly defaultGrossPrice: number
  readonly defaultNetPrice: number
}

export interface CustomerExpense {
  readonly idSalesExpense: ExpenseId
  readonly idShipment: ShipmentId | null
  readonly type: ExpenseType
  readonly name: string
  /** Of a fee: the kind of threshold that was not met. */
  readonly threshold: ThresholdType | null
  readonly taxRate: number
  readonly sumPrice: number
  readonly sumGrossPrice: number
  readonly sumNetPrice: number
  readonly sumDiscountAmountAggregation: number
  readonly sumTaxAmount: number
  readonly sumPriceToPayAggregation: number
  readonly canceledAmount: number
  readonly taxAmountAfterCancellation: number
}

export interface CustomerPayment {
  readonly amount: number
  readonly paymentProvider: string
  readonly paymentMethod: string
}

export interface CustomerDiscount {
  readonly displayName: string
  readonly sumAmount: number
  readonly voucherCode: string | null
}

export interface CustomerComment {
  readonly id: DocumentId
  readonly author: string
  /** The customer wrote it. */
  readonly isOwn: boolean
  readonly message: string
  readonly tags: readonly string[]
  readonly createdAt: string
  readonly editedAt: string | null
}
