import type { Loose } from '../defined.ts'
import type { NewId, ProcessId, StoreCode } from '../ids.ts'
import type { Merchant, PaymentMethod, PriceMode, Store } from '../marketplace.ts'
import type { ThresholdRules } from '../threshold/threshold.ts'
import type { Address, Customer } from './address.ts'
import type { ConfiguredBundle, Discount, ProductOption } from './item.ts'

/** A cart to place as an order. Amounts are minor units in the price mode. */
export interface PlaceInput {
  readonly store: StoreCode
  /** Default: the store's first. */
  readonly currency?: string | undefined
  readonly priceMode: PriceMode
  /** Default: the store's. */
  readonly locale?: string | undefined
  readonly test: boolean
  readonly customReference?: string | undefined
  readonly cartNote?: string | undefined
  readonly agentEmail?: string | undefined
  readonly customer: Loose<Customer>
  readonly billing: Loose<Address>
  /** Instead of `shipments`, when everything travels alike. */
  readonly shipment?: Omit<PlaceShipment, 'key'> | undefined
  readonly shipments: readonly PlaceShipment[]
  readonly items: readonly PlaceLine[]
  readonly bundles?: readonly PlaceBundle[] | undefined
  /** On the whole order. */
  readonly discounts: readonly Loose<Discount>[]
  /** The marketplace's own, e.g. a small-order fee. */
  readonly expenses: readonly PlaceExpense[]
  readonly payments: readonly PlacePayment[]
  /** Merchant relations that the customer has; thresholds may be for one. */
  readonly merchantRelations?: readonly string[] | undefined
}

/** What of a cart has its price. */
export type PricedCart = Pick<
  PlaceInput,
  'currency' | 'locale' | 'priceMode' | 'items' | 'bundles' | 'discounts' | 'expenses' | 'merchantRelations'
>

export interface PlaceLine {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** One row per unit, or one row that moves as a whole. */
  readonly splittable: boolean
  /** The merchant's reference. */
  readonly merchant: string
  readonly offer?: string | undefined
  readonly merchantSku?: string | undefined
  /** `key` of a shipment; may be left out when there is only one. */
  readonly shipment?: string | undefined
  /** `key` of the bundle it is a part of; its quantity is that of all these bundles together. */
  readonly bundle?: string | undefined
  readonly configuredBundle?: Loose<ConfiguredBundle> | undefined
  /** In a bundle with a price of its own: by how much it shares in that. */
  readonly unitPrice: number
  readonly taxRate: number
  readonly options: readonly PlaceOption[]
  /** Of the whole line, on its subtotal. */
  readonly discounts: readonly Loose<Discount>[]
  readonly image?: string | undefined
  readonly attributes?: Readonly<Record<string, string>> | undefined
  /** Keys of the categories it is in. */
  readonly categories?: readonly string[] | undefined
  /** What the customer configured. */
  readonly configuration?: Readonly<Record<string, string>> | undefined
  readonly salesUnit?: string | undefined
  readonly cartNote?: string | undefined
}

export interface PlaceOption extends Loose<Pick<ProductOption, 'name' | 'sku' | 'taxRate'>> {
  readonly unitPrice: number
  /** Of the option over the whole line. */
  readonly discounts?: readonly Loose<Discount>[] | undefined
}

export interface PlaceBundle {
  readonly key: string
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** Default: what its items cost. */
  readonly unitPrice?: number | undefined
  readonly note?: string | undefined
  readonly image?: string | undefined
}

export interface PlaceShipment {
  readonly key: string
  readonly address: Loose<Address>
  readonly method: string
  readonly carrier: string
  readonly price: number
  readonly taxRate: number
  readonly discounts: readonly Loose<Discount>[]
  readonly deliveryTime?: string | undefined
  readonly requestedDeliveryDate?: string | undefined
  /** One shipment even for goods of several merchants. */
  readonly mixed: boolean
}

export interface PlaceExpense {
  readonly name: string
  readonly price: number
  readonly taxRate: number
}

export interface PlacePayment {
  readonly method: string
  /** May be left out once: that payment takes the rest. */
  readonly amount?: number | undefined
  readonly captured: boolean
  /** What may be shown of it; a gift card has its `code` here. */
  readonly details?: Readonly<Record<string, string>> | undefined
}

/** All that placing reads besides the cart. */
export interface PlaceContext {
  readonly store: Store
  /** By reference, e.g. `MER000002`. */
  readonly merchants: ReadonlyMap<string, Merchant>
  readonly paymentMethods: ReadonlyMap<string, PaymentMethod>
  readonly thresholds: ThresholdRules
  /** The version of a process that new items start with, and the state they start in. */
  readonly processOf: (name: string) => StartsIn | undefined
  /** The order's, e.g. `DE--5`. */
  readonly reference: string
  /** Reference of the order that this one takes the place of. */
  readonly replaces?: string
  readonly now: Date
  readonly newId: NewId
}

/** Where the items of a process begin. */
export interface StartsIn {
  readonly id: ProcessId
  readonly initial: string
  /** Stock is reserved for them there. */
  readonly reserved?: boolean
}
