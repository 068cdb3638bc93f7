import { hasReached, headsOf } from './heads.ts'
import type { Stage } from './stage.ts'

/** Whether an order was placed and every follower that is not over has come as far as the log was then. */
export function isBack({ trade, pool, crowd }: Stage): () => Promise<boolean> {
  const before = trade.told.size
  let heads: ReadonlyMap<string, number> | undefined
  return async () => {
    if (trade.told.size === before) return false
    heads ??= await headsOf(pool, crowd.seats)
    const known = heads
    return crowd.seats.every((seat) => hasReached(seat, known) || seat.account.counts.ended.length > 0)
  }
}

/** Whether nothing is left to be done and everybody has heard of everything. */
export async function isAtRest({ pool, crowd }: Stage): Promise<boolean> {
  const { rows } = await pool.query<{ left: number }>(
    `select (select count(*) from task) + (select count(*) from outside_step) + (select count(*) from timer where due_at < now() + interval '5 seconds') as left`,
  )
  if (Number(rows[0]?.left) > 0) return false
  const heads = await headsOf(pool, crowd.seats)
  return crowd.seats.every((seat) => hasReached(seat, heads) || seat.account.counts.ended.length > 0)
}
