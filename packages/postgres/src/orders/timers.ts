import type { Pool } from 'pg'
import type { DueTimer, Timers } from '@souk/services/orders/timers'

/** `Timers` on PostgreSQL: one index range, each order once. Firing clears or re-arms, so nothing is taken here. */
export function postgresTimers(pool: Pool): Timers {
  return {
    async due(now, limit, skip) {
      const { rows } = await pool.query<DueTimer>({
        name: 'timers-due',
        text: `select order_id as "order", iso(min(due_at)) as "dueAt"
               from (select order_id, due_at from timer where due_at <= $1 and order_id <> all($3::uuid[])
                     order by due_at limit $2 * 10) as due
               group by order_id order by min(due_at) limit $2`,
        values: [now, limit, skip],
      })
      return rows
    },
  }
}
