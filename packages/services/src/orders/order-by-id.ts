import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from './deps.ts'

export const orderNotFound = (id: OrderId): Refused =>
  new Refused('order.not-found', `There is no order ${id}.`, { order: id })

/** Another's order is as if it were not there. */
export const referenceNotFound = (reference: string): Refused =>
  new Refused('order.not-found', `There is no order ${reference}.`, { reference })

/** Refused: `order.not-found`. */
export async function orderById({ orders }: Pick<OrderDeps, 'orders'>, id: OrderId): Promise<Order> {
  const order = await orders.byId(id)
  if (order) return order
  throw orderNotFound(id)
}
