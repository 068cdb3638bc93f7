import type { Order } from '@souk/domain/order/order'
import type { Timers } from './timers.ts'

const earliest = ({ items }: Order): string | undefined =>
  items
    .flatMap(({ machine, merchantItem }) => [...machine.timers, ...(merchantItem?.machine.timers ?? [])])
    .map(({ dueAt }) => dueAt)
    .toSorted()[0]

/** Time-outs of orders in memory. */
export function memoryTimers(orders: () => Iterable<Order>): Timers {
  return {
    async due(now, limit, skip) {
      const until = now.toISOString()
      const due = [...orders()].flatMap((order) => {
        const dueAt = earliest(order)
        return dueAt !== undefined && dueAt <= until && !skip.includes(order.id) ? [{ order: order.id, dueAt }] : []
      })
      return due
        .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : Number(one.dueAt > other.dueAt)))
        .slice(0, limit)
    },
  }
}
