import type { OrderItem } from '@souk/domain/order/item'
import type { Commit } from '@souk/services/orders/order-store'
import type { Row } from './statement.ts'

/** What the commit reserves more, or less, of each SKU. */
export function stockRows({ before, order }: Commit<unknown>): Row[] {
  const reserved = new Map<string, number>()
  const count = (item: OrderItem | undefined, sign: 1 | -1) => {
    if (item?.machine.reserved) reserved.set(item.sku, (reserved.get(item.sku) ?? 0) + sign * item.quantity)
  }
  order.items.forEach((item, index) => {
    const was = before?.items[index]
    if (was === item) return
    count(item, 1)
    count(was, -1)
  })
  return [...reserved].flatMap(([sku, quantity]) =>
    quantity === 0 ? [] : [{ order_id: order.id, sku, store: order.store, quantity }],
  )
}
