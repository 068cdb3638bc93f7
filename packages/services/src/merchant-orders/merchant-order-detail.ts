import type { MerchantOrderDetail, MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import type { Actor } from '@souk/domain/actor'
import { choicesFor } from '@souk/domain/engine/choices-for'
import type { Engine } from '@souk/domain/engine/registry'
import type { MerchantId, MerchantOrderId, OrderId } from '@souk/domain/ids'
import type { OrderItem } from '@souk/domain/order/item'
import type { MerchantOrder, Order } from '@souk/domain/order/order'
import { machineSeen, merchantTimeline } from '@souk/domain/order/timeline'
import { Refused } from '@souk/domain/refused'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'

/** Finds a merchant order. A foreign one and a missing one are the same answer. Refused: `merchant-order.not-found`. */
export async function merchantOrderIds(
  deps: OrderDeps,
  reference: string,
  merchant?: MerchantId,
): Promise<{ order: OrderId; merchantOrder: MerchantOrderId; merchant: MerchantId }> {
  const found = await deps.orders.idByMerchantOrder(reference, merchant)
  if (found) return found
  throw new Refused('merchant-order.not-found', `There is no merchant order ${reference}.`, { reference })
}

/** One merchant's share of an order, with what the asking person may do with each item. */
export async function merchantOrderDetail(
  deps: OrderDeps,
  actor: Actor,
  ids: { order: OrderId; merchantOrder: MerchantOrderId },
): Promise<MerchantOrderDetail> {
  const [order, events, engine] = await Promise.all([
    deps.orders.byId(ids.order),
    deps.orders.events(ids.order, 0),
    engineOf(deps, actor),
  ])
  const merchantOrder = order?.merchantOrders.find((one) => one.id === ids.merchantOrder)
  if (!order || !merchantOrder) throw new Refused('merchant-order.not-found', 'There is no such merchant order.')
  const seen = events.filter((event) => event.version <= order.version)
  const timeline = merchantTimeline(seen, order, merchantOrder.merchant)
  const customerOrders = await deps.lists.customerOrders(merchantOrder.merchant, order.customer.email)
  return {
    ...share(order, merchantOrder, engine),
    items: itemsOf(order, merchantOrder, engine),
    timeline,
    customerOrders,
  }
}

function share(
  order: Order,
  merchantOrder: MerchantOrder,
  { context }: Engine,
): Omit<MerchantOrderDetail, 'items' | 'timeline' | 'customerOrders'> {
  const { merchant, id, reference, totals, createdAt } = merchantOrder
  const { main = false, name: merchantName = '' } = context.marketplace.merchants.get(merchant) ?? {}
  const shipments = new Set(order.items.filter((item) => item.merchant === merchant).map((item) => item.shipment))
  return {
    id,
    reference,
    orderReference: order.reference,
    merchant,
    merchantName,
    store: order.store,
    currency: order.currency,
    priceMode: order.priceMode,
    customer: order.customer,
    billing: order.billing,
    ...(main && order.cartNote !== undefined && { cartNote: order.cartNote }),
    shipments: order.shipments.filter((shipment) => shipments.has(shipment.id)),
    expenses: order.expenses.filter((expense) => expense.merchant === merchant),
    totals,
    createdAt,
    version: order.version,
  }
}

function itemsOf(order: Order, merchantOrder: MerchantOrder, engine: Engine): MerchantOrderDetailItem[] {
  const detail = (item: OrderItem): MerchantOrderDetailItem[] => {
    const { merchantItem, machine: _, ...goods } = item
    if (merchantItem?.merchantOrder !== merchantOrder.id) return []
    const choices = choicesFor(order, { item: item.id, side: 'merchant' }, engine)
    return [{ ...goods, machine: machineSeen(merchantItem.machine, item.merchant), choices }]
  }
  return order.items.flatMap(detail)
}
