import type { CustomerDiscount, CustomerItem, CustomerOption } from '@souk/contract/customer-orders'
import type { Marketplace, PriceMode } from '@souk/domain/marketplace'
import { roundHalfUp, sum } from '@souk/domain/money'
import type { Discount, OrderItem, ProductOption } from '@souk/domain/order/item'
import { amountOf } from '@souk/domain/order/lines'
import type { Order } from '@souk/domain/order/order'
import { unitPrice } from '@souk/domain/order/unit-price'

export interface Seen {
  readonly marketplace: Marketplace
  /** As its customer reads it. */
  readonly state: string
  /** It may be sent back now. */
  readonly isReturnable: boolean
}

/** A row of goods as its customer sees it. */
export function itemView(order: Order, item: OrderItem, seen: Seen): CustomerItem {
  const { amounts, quantity, taxRate } = item
  const { priceMode } = order
  return {
    ...factsOf(order, item, seen),
    taxRate,
    taxRateAverageAggregation: averageRate(item, priceMode),
    ...pricesOf({ unit: unitPrice(item, priceMode), sum: amounts.sumPrice }, priceMode),
    unitPrice: unitPrice(item, priceMode),
    sumPrice: amounts.sumPrice,
    ...both('SubtotalAggregation', amounts.subtotal, quantity),
    ...both('ProductOptionPriceAggregation', amounts.optionTotal, quantity),
    ...both('DiscountAmountAggregation', amountOf(item.discounts), quantity),
    ...both('DiscountAmountFullAggregation', amounts.discountTotal, quantity),
    ...both('TaxAmountFullAggregation', amounts.taxTotal, quantity),
    ...both('PriceToPayAggregation', amounts.priceToPay, quantity),
    refundableAmount: amounts.priceToPay - amounts.canceled,
    canceledAmount: amounts.canceled,
    taxAmountAfterCancellation: amounts.taxAfterCancellation,
    calculatedDiscounts: item.discounts.map(discountView),
    productOptions: item.options.map((option) => optionView(option, priceMode)),
  }
}

type Facts = Pick<
  CustomerItem,
  | 'uuid'
  | 'orderReference'
  | 'merchantReference'
  | 'state'
  | 'name'
  | 'sku'
  | 'quantity'
  | 'salesUnit'
  | 'idShipment'
  | 'isReturnable'
  | 'expectedOn'
  | 'deliveredAt'
  | 'relatedBundleItemIdentifier'
  | 'configuredBundle'
  | 'configuration'
  | 'cartNote'
  | 'metadata'
>

function factsOf(order: Order, item: OrderItem, seen: Seen): Facts {
  const { id, name, sku, quantity, shipment, salesUnit, bundle, configuredBundle, configuration, cartNote } = item
  const travelling = order.shipments.find((one) => one.id === shipment)
  return {
    uuid: id,
    orderReference: order.reference,
    merchantReference: seen.marketplace.merchants.get(item.merchant)?.reference ?? '',
    state: seen.state,
    name,
    sku,
    quantity,
    salesUnit: salesUnit ?? null,
    idShipment: shipment,
    isReturnable: seen.isReturnable,
    expectedOn: travelling?.requestedDeliveryDate ?? null,
    deliveredAt: item.deliveredAt ?? null,
    relatedBundleItemIdentifier: bundle ?? null,
    configuredBundle: configuredBundle ?? null,
    configuration: configuration ?? null,
    cartNote: cartNote ?? null,
    metadata: { superAttributes: item.attributes ?? {}, image: item.image ?? null },
  }
}

/** That of the other price mode is 0. */
export function pricesOf({ unit, sum: all }: { readonly unit: number; readonly sum: number }, mode: PriceMode) {
  const isGross = mode === 'gross'
  return {
    unitGrossPrice: isGross ? unit : 0,
    sumGrossPrice: isGross ? all : 0,
    unitNetPrice: isGross ? 0 : unit,
    sumNetPrice: isGross ? 0 : all,
  }
}

export function discountView({ name, amount, code }: Discount): CustomerDiscount {
  return { displayName: name, sumAmount: amount, voucherCode: code ?? null }
}

type Both<Figure extends string> = Record<`unit${Figure}` | `sum${Figure}`, number>

function both<Figure extends string>(figure: Figure, amount: number, quantity: number): Both<Figure> {
  return { [`unit${figure}`]: roundHalfUp(amount, 1, quantity), [`sum${figure}`]: amount } as Both<Figure>
}

function optionView(option: ProductOption, mode: PriceMode): CustomerOption {
  const { name, sku, taxRate, discounts = [] } = option
  const price = unitPrice(option, mode)
  return { optionName: name, sku: sku ?? null, price, taxRate, calculatedDiscounts: discounts.map(discountView) }
}

/** Of item and options, by what they cost. */
function averageRate(item: OrderItem, mode: PriceMode): number {
  const parts = [item, ...item.options].map((part) => ({ price: unitPrice(part, mode), taxRate: part.taxRate }))
  const whole = sum(parts.map(({ price }) => price))
  if (whole === 0) return item.taxRate
  return Math.round(sum(parts.map(({ price, taxRate }) => price * taxRate)) / whole)
}
