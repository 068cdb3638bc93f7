import type { Order } from '@souk/domain/order/order'
import { memoryPage } from '../orders/memory-page.ts'
import type { Key } from '../orders/memory-page.ts'
import type { Reservation, ReservationFilter, Stock } from './stock.ts'

/** Reserved stock of orders in memory, counted when it is asked for. */
export function memoryStock(orders: () => Iterable<Order>): Stock {
  return {
    async reserved(filter, page) {
      const matching = counted(orders()).filter((one) => matches(one, filter))
      return memoryPage(matching, page, { descending: false, keyOf })
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
