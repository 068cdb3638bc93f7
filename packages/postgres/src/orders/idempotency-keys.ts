import type { Pool } from 'pg'

const AT_ONCE = 5_000

/** Drops idempotency keys older than a day by the database's clock, which dated them, a few thousand at a time. */
export async function dropOldKeys(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from idempotency where (actor, key) in
        (select actor, key from idempotency where at < now() - interval '1 day' limit ${AT_ONCE})`,
    )
    if ((rowCount ?? 0) < AT_ONCE) return
  }
}
