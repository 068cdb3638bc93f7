import type { Pool } from 'pg'

/** As a database with the schema is at first, as far as set-up, people and feed go. */
export async function empty(pool: Pool): Promise<void> {
  await pool.query(
    'truncate store, merchant, payment_method, process_version, binding, setup_entry, "user", session, account, api_key, feed, feed_head cascade',
  )
}
