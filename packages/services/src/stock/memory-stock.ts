import type { Order } from '@souk/domain/order/order'
import { after, parseCursor } from '../orders/memory-cursor.ts'
import type { Key } from '../orders/memory-cursor.ts'
import type { Reservation, ReservationFilter, Stock } from './stock.ts'

/** Reserved stock of orders in memory, counted when it is asked for. */
export function memoryStock(orders: () => Iterable<Order>): Stock {
  return {
    async reserved(filter, { limit, cursor }) {
      const start = cursor === undefined ? undefined : parseCursor(cursor)
      const matching = counted(orders()).filter((one) => matches(one, filter))
      const left = after(matching, { start, descending: false, keyOf })
      const shown = left.slice(0, limit)
      const last = shown.at(-1)
      return {
        rows: shown,
        total: matching.length,
        ...(left.length > limit && last && { next: JSON.stringify(keyOf(last)) }),
      }
    },
  }
}

const keyOf = ({ sku, store }: Reservation): Key => [sku, store]

function counted(orders: Iterable<Order>): Reservation[] {
  const reserved = [...orders].flatMap(({ store, items }) =>
    items.flatMap(({ sku, quantity, machine }) => (machine.reserved ? { sku, store, quantity } : [])),
  )
  const alike = Map.groupBy(reserved, (one) => JSON.stringify(keyOf(one)))
  return [...alike.values()].flatMap((part) =>
    part.slice(0, 1).map((one) => ({ ...one, quantity: part.reduce((sum, { quantity }) => sum + quantity, 0) })),
  )
}

function matches({ sku, store }: Reservation, { stores, skus, search }: ReservationFilter): boolean {
  return (!stores || stores.includes(store)) && (!skus || skus.includes(sku)) && (!search || sku.includes(search))
}
