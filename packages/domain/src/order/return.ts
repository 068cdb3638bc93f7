import { remaining } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { OrderItem } from './item.ts'
import { part } from './lines.ts'
import type { Order } from './order.ts'

/** A return of these items starts: what still counts of their price is promised back. */
export function returnEvent(order: Order, items: readonly OrderItem[]): OrderEvent {
  const { chosen } = part(order, items)
  return {
    type: 'return.started',
    items: chosen.map(({ id, amounts }) => ({ item: id, remuneration: remaining(amounts) })),
  }
}
