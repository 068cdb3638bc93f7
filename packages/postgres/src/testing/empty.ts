import type { Pool } from 'pg'
import type { StoreCode } from '@souk/domain/ids'
import { COLUMNS } from '../orders/columns.ts'
import { sequenceOf } from '../orders/order-numbers.ts'

/** As a database with the schema is at first, as far as set-up, people and feed go. */
export async function empty(pool: Pool): Promise<void> {
  await pool.query(
    'truncate store, merchant, payment_method, process_version, binding, setup_entry, "user", session, account, api_key, feed, feed_head cascade',
  )
}

/** The same as far as orders, their feed and these stores with their numbers go. */
export async function emptyOrders(pool: Pool, ...stores: readonly StoreCode[]): Promise<void> {
  const beside = ['idempotency', 'number_series', 'stock_reservation', 'feed', 'feed_head', 'state_counter']
  const known = stores.map(
    (code) => `insert into store (code, name, currencies, locale, time_zone)
      values ('${code}', '${code}', '{EUR}', 'de-DE', 'Europe/Berlin') on conflict do nothing;`,
  )
  const sequences = stores.map(sequenceOf).map((name) => `drop sequence if exists ${name}; create sequence ${name};`)
  await pool.query(`truncate ${[...Object.keys(COLUMNS), ...beside].join(', ')}; update projector set seq = 0;
    ${[...known, ...sequences].join(' ')}`)
}
