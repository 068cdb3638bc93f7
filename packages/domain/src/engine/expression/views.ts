import type { MerchantId } from '../../ids.ts'
import type { Marketplace, Merchant } from '../../marketplace.ts'
import type { ItemAmounts, OrderItem } from '../../order/item.ts'
import type { Order, Shipment, Totals } from '../../order/order.ts'
import { text, texts, truth, viewType, whole } from './view-type.ts'
import type { Fields } from './view-type.ts'

/*
 * What expressions may read: facts of the order, of its items and of the item's merchant, and nothing that names, addresses
 * or reaches a person. Money is minor units of the order's currency, tax rates are hundredths of a percent.
 */

interface OrderSource {
  readonly order: Order
  readonly marketplace: Marketplace
}

interface ItemSource extends OrderSource {
  readonly item: OrderItem
}

function figures<Name extends string>(...names: readonly Name[]): Fields<Readonly<Record<Name, number>>> {
  type Sums = Readonly<Record<Name, number>>
  return Object.fromEntries(names.map((name) => [name, whole<Sums>((sums) => sums[name])]))
}

export const totalsView = viewType<Totals>(
  'Totals',
  figures<keyof Totals>(
    'subtotal',
    'expenseTotal',
    'discountTotal',
    'taxTotal',
    'canceledTotal',
    'grandTotal',
    'netTotal',
    'paidTotal',
    'refundedTotal',
    'refundableTotal',
    'remunerationTotal',
    'commissionTotal',
    'commissionRefundedTotal',
  ),
)

export const amountsView = viewType<ItemAmounts>(
  'Amounts',
  figures<keyof ItemAmounts>(
    'sumPrice',
    'optionTotal',
    'subtotal',
    'discountTotal',
    'taxTotal',
    'priceToPay',
    'canceled',
    'taxAfterCancellation',
    'captured',
    'refunded',
    'remuneration',
    'commission',
    'commissionRefunded',
  ),
)

export const merchantView = viewType<Merchant>('Merchant', {
  reference: text(({ reference }) => reference),
  name: text(({ name }) => name),
  main: truth(({ main }) => main),
  active: truth(({ active }) => active),
  status: text(({ status }) => status),
})

export const itemView = viewType<ItemSource>('Item', {
  reference: text(({ item }) => item.reference),
  sku: text(({ item }) => item.sku),
  name: text(({ item }) => item.name),
  quantity: whole(({ item }) => item.quantity),
  /** The merchant's reference, e.g. `MER000002`. */
  merchant: text(({ item, marketplace }) => referenceOf(item.merchant, marketplace)),
  offer: text(({ item }) => item.offer),
  merchantSku: text(({ item }) => item.merchantSku),
  categories: texts(({ item }) => item.categories),
  attributes: { type: 'map<string, string>', read: ({ item }) => item.attributes ?? {} },
  /** Of the marketplace's machine. */
  state: text(({ item }) => item.machine.state),
  /** Of the merchant's; empty before the order was split. */
  merchantState: text(({ item }) => item.merchantItem?.machine.state),
  grossPrice: whole(({ item }) => item.grossPrice),
  netPrice: whole(({ item }) => item.netPrice),
  taxRate: whole(({ item }) => item.taxRate),
  amounts: { type: amountsView.name, read: ({ item }) => new amountsView.ctor(item.amounts) },
  shipmentMethod: text((source) => shipmentOf(source)?.method),
  carrier: text((source) => shipmentOf(source)?.carrier),
  /** Where it is sent, ISO 3166 alpha-2. */
  country: text((source) => shipmentOf(source)?.address.country),
})

export const orderView = viewType<OrderSource>('Order', {
  reference: text(({ order }) => order.reference),
  store: text(({ order }) => order.store),
  currency: text(({ order }) => order.currency),
  priceMode: text(({ order }) => order.priceMode),
  locale: text(({ order }) => order.locale),
  test: truth(({ order }) => order.test),
  guest: truth(({ order }) => order.customer.reference === undefined),
  paymentMethods: texts(({ order }) => order.payments.map(({ method }) => method)),
  placedAt: { type: 'google.protobuf.Timestamp', read: ({ order }) => new Date(order.placedAt) },
  totals: { type: totalsView.name, read: ({ order }) => new totalsView.ctor(order.totals) },
  items: {
    type: `list<${itemView.name}>`,
    read: (source) => source.order.items.map((item) => new itemView.ctor({ ...source, item })),
  },
})

function referenceOf(id: MerchantId, { merchants }: Marketplace): string | undefined {
  return merchants.get(id)?.reference
}

function shipmentOf({ order, item }: ItemSource): Shipment | undefined {
  return order.shipments.find(({ id }) => id === item.shipment)
}
