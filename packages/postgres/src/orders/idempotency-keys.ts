import type { Pool } from 'pg'

const KEPT_MS = 24 * 3_600_000
const AT_ONCE = 5_000

/** Drops idempotency keys older than a day, a few thousand at a time. */
export async function dropOldKeys(pool: Pool, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS)
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from idempotency where (actor, key) in (select actor, key from idempotency where at < $1 limit ${AT_ONCE})`,
      [before],
    )
    if ((rowCount ?? 0) < AT_ONCE) return
  }
}
