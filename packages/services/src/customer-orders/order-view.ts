import type { CustomerBundle, CustomerComment, CustomerDiscount } from '@souk/contract/customer-orders'
import type { CustomerExpense, CustomerGroup, CustomerOrder, CustomerShipment } from '@souk/contract/customer-orders'
import type { CustomerTotals } from '@souk/contract/customer-orders'
import type { Marketplace, PriceMode } from '@souk/domain/marketplace'
import { roundHalfUp, sum } from '@souk/domain/money'
import { documentsOf } from '@souk/domain/order/documents'
import type { Expense } from '@souk/domain/order/expense'
import type { Bundle, Discount, OrderItem } from '@souk/domain/order/item'
import type { Order, Shipment, Totals } from '@souk/domain/order/order'
import { isInternal } from '@souk/domain/order/outward'
import { discountView, pricesOf } from './item-view.ts'

export const modeView = (mode: PriceMode) => (mode === 'gross' ? 'GROSS_MODE' : 'NET_MODE')

export function totalsView(totals: Totals): CustomerTotals {
  const { subtotal, expenseTotal, discountTotal, taxTotal, grandTotal, canceledTotal, remunerationTotal } = totals
  return { subtotal, expenseTotal, discountTotal, taxTotal, grandTotal, canceledTotal, remunerationTotal }
}

/** All of an order but its items; of bundles, shipments and groups those with items that are shown. */
export function orderView(order: Order, items: readonly OrderItem[], { merchants }: Marketplace) {
  const { priceMode, currency } = order
  const shown = new Set(items.flatMap(({ shipment, bundle }) => [shipment, ...(bundle ? [bundle] : [])]))
  return {
    ...(order.cartNote !== undefined && { cartNote: order.cartNote }),
    billingAddress: order.billing,
    shippingAddress: order.shipping ?? null,
    bundleItems: (order.bundles ?? []).filter(({ id }) => shown.has(id)).map((bundle) => bundleView(bundle, items)),
    groups: groupsOf(items, merchants),
    shipments: order.shipments
      .filter(({ id }) => shown.has(id))
      .map((shipment) => shipmentView(shipment, order.expenses, { priceMode, currency })),
    expenses: order.expenses.map((expense) => expenseView(expense, priceMode)),
    payments: order.payments.map(({ amount, provider, method }) => {
      return { amount, paymentProvider: provider, paymentMethod: method }
    }),
    calculatedDiscounts: discountsOf(order),
    comments: commentsOf(order),
  } satisfies Partial<CustomerOrder>
}

function bundleView({ id, sku, name, quantity, note, image }: Bundle, items: readonly OrderItem[]): CustomerBundle {
  const parts = items.filter(({ bundle }) => bundle === id)
  const sumPrice = sum(parts.map(({ amounts }) => amounts.sumPrice))
  return {
    bundleItemIdentifier: id,
    sku,
    name,
    quantity,
    unitPrice: roundHalfUp(sumPrice, 1, quantity),
    sumPrice,
    sumPriceToPayAggregation: sum(parts.map(({ amounts }) => amounts.priceToPay)),
    note: note ?? null,
    image: image ?? null,
    isReturnable: null,
  }
}

function groupsOf(items: readonly OrderItem[], merchants: Marketplace['merchants']): CustomerGroup[] {
  const alike = Map.groupBy(items, ({ merchant, shipment }) => `${merchant} ${shipment}`)
  return [...alike.values()].flatMap((its) => {
    const [first] = its
    if (!first) return []
    const { reference = '', name = '' } = merchants.get(first.merchant) ?? {}
    return [
      {
        merchantReference: reference,
        merchantName: name,
        idShipment: first.shipment,
        items: its.map(({ id }) => id),
      },
    ]
  })
}

function shipmentView(
  { id, method, carrier, deliveryTime, requestedDeliveryDate, address }: Shipment,
  expenses: readonly Expense[],
  { priceMode, currency }: Pick<Order, 'priceMode' | 'currency'>,
): CustomerShipment {
  const price = expenses.find(({ shipment }) => shipment === id)?.price ?? 0
  return {
    idShipment: id,
    shipmentMethodName: method,
    carrierName: carrier,
    deliveryTime: deliveryTime ?? null,
    requestedDeliveryDate: requestedDeliveryDate ?? null,
    shippingAddress: address,
    currencyIsoCode: currency,
    defaultGrossPrice: priceMode === 'gross' ? price : 0,
    defaultNetPrice: priceMode === 'net' ? price : 0,
  }
}

function expenseView(
  { id, shipment, threshold, type, name, price, taxRate, amounts }: Expense,
  mode: PriceMode,
): CustomerExpense {
  const { sumGrossPrice, sumNetPrice } = pricesOf({ unit: price, sum: price }, mode)
  return {
    idSalesExpense: id,
    idShipment: shipment ?? null,
    type,
    name,
    threshold: threshold ?? null,
    taxRate,
    sumPrice: price,
    sumGrossPrice,
    sumNetPrice,
    sumDiscountAmountAggregation: amounts.discountTotal,
    sumTaxAmount: amounts.taxTotal,
    sumPriceToPayAggregation: amounts.priceToPay,
    canceledAmount: amounts.canceled,
    taxAmountAfterCancellation: amounts.taxAfterCancellation,
  }
}

/** Shares of one discount are one again. */
function discountsOf({ items, expenses }: Order): Record<string, CustomerDiscount> {
  const options = items.flatMap((item) => item.options)
  const all = [...items, ...options, ...expenses].flatMap(({ discounts = [] }): readonly Discount[] => discounts)
  const byName = Map.groupBy(all, ({ name }) => name)
  return Object.fromEntries(
    [...byName].map(([name, shares]) => {
      const code = shares.find((share) => share.code !== undefined)?.code
      const amount = sum(shares.map((share) => share.amount))
      return [name, discountView({ name, amount, ...(code !== undefined && { code }) })]
    }),
  )
}

/** What was taken back is gone. */
function commentsOf(order: Order): CustomerComment[] {
  const thread = documentsOf(order, 'comment').filter(
    (comment) => !isInternal(comment) && comment.removedAt === undefined,
  )
  return thread.map(({ id, author, message, tags, at, editedAt }) => {
    const isOwn = author.kind === 'customer'
    return { id, author: author.name, isOwn, message, tags, createdAt: at, editedAt: editedAt ?? null }
  })
}
