import type { Pool } from 'pg'
import type { Reservation, ReservationFilter, Stock } from '@souk/services/stock/stock'
import { containing, keysetPage } from './keyset.ts'
import type { Keyset } from './keyset.ts'

/** `Stock` on PostgreSQL. */
export function postgresStock(pool: Pool): Stock {
  return {
    reserved: (filter, page) => keysetPage<Reservation>(pool, reservations(filter), { ...page, descending: false }),
  }
}

function reservations({ stores, skus, search }: ReservationFilter): Keyset {
  return {
    table: 'stock_reservation',
    row: `json_build_object('sku', sku, 'store', store, 'quantity', quantity)`,
    key: { sql: 'sku', type: 'text' },
    id: { sql: 'store', type: 'text' },
    matching: (bind) => [
      'quantity <> 0',
      ...(stores ? [`store = any(${bind(stores)}::text[])`] : []),
      ...(skus ? [`sku = any(${bind(skus)}::text[])`] : []),
      ...(search ? [`sku like ${bind(containing(search))}`] : []),
    ],
  }
}

const AT_ONCE = 5_000

/**
 * Drops rows of what is reserved no more. Rows that somebody holds are left for the next time: waiting for several, in whatever
 * order, could wait in a circle.
 */
export async function dropFreedStock(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(`delete from stock_reservation where quantity = 0 and (sku, store) in
      (select sku, store from stock_reservation where quantity = 0 limit ${AT_ONCE} for update skip locked)`)
    if ((rowCount ?? 0) < AT_ONCE) return
  }
}
