import type { OrderDetail } from '@souk/contract/orders'
import type { OrderId } from '@souk/domain/ids'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import { outwardEvents, outwardOrder } from '@souk/domain/order/outward'
import type { OrderDeps } from './deps.ts'
import { orderById, referenceNotFound } from './order-by-id.ts'

/** The id behind a reference people see. Refused: `order.not-found`. */
export async function orderId(deps: OrderDeps, reference: string): Promise<OrderId> {
  const id = await deps.orders.idByReference(reference)
  if (id) return id
  throw referenceNotFound(reference)
}

function merchantsOf(order: Order, marketplace: Marketplace): OrderDetail['merchants'] {
  const ids = new Set(order.items.map((item) => item.merchant))
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const merchant = marketplace.merchants.get(id)
      return merchant ? [[id, { reference: merchant.reference, name: merchant.name }]] : []
    }),
  )
}

/** An order whole, with names and timeline. The timeline never runs ahead of the order. */
export async function orderDetail(deps: OrderDeps, id: OrderId): Promise<OrderDetail> {
  const [order, events, marketplace] = await Promise.all([
    orderById(deps, id),
    deps.orders.events(id, 0),
    deps.marketplace.current(),
  ])
  const timeline = events.filter((event) => event.version <= order.version)
  if (timeline.length > 0 && timeline.at(-1)?.version !== order.version) return orderDetail(deps, id)
  return { order, merchants: merchantsOf(order, marketplace), timeline }
}

/** The same as other apps see it. */
export async function outwardDetail(deps: OrderDeps, id: OrderId): Promise<OrderDetail> {
  const { order, timeline, ...rest } = await orderDetail(deps, id)
  return { ...rest, order: outwardOrder(order), timeline: outwardEvents(timeline) }
}
