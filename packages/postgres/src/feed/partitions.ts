import type { Pool } from 'pg'

const DAYS_KEPT = 7
const DAYS_AHEAD = 3
const MONTHS_AHEAD = 2
/** Events of up to a page are not compressed, which would cost more than writing them does. */
const INLINE = 'with (toast_tuple_target = 8160)'

const day = (date: Date): string => date.toISOString().slice(0, 10)
const suffix = (date: Date): string => day(date).replaceAll('-', '')
const addDays = (date: Date, days: number): Date =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days))
const monthFrom = (date: Date, months: number): Date =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))

/**
 * Makes the coming partitions (feed by day, events by month) and drops feed days past retention. Safe to run on every
 * node, at start and hourly, by `databaseTime`. A partition that cannot be made because the default one already holds its rows is left
 * out: those rows stay where they are, and readers see no difference.
 */
export async function maintainPartitions(pool: Pool, now: Date): Promise<void> {
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(now, ahead))
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => monthFrom(now, ahead))
  for (const from of days) await make(pool, { table: 'feed', from, to: addDays(from, 1) })
  for (const from of months) await make(pool, { table: 'order_event', from, to: monthFrom(from, 1), storage: INLINE })
  await dropOld(pool, await firstNeeded(pool, addDays(now, -DAYS_KEPT)))
}

/** What time it is by the clock that dates the rows: a node whose own is wrong must take nothing away. */
export async function databaseTime(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('select now()')
  const [row] = rows
  if (!row) throw new Error('the database has no clock')
  return row.now
}

interface Partition {
  readonly table: string
  readonly from: Date
  readonly to: Date
  readonly storage?: string
}

async function make(pool: Pool, part: Partition): Promise<void> {
  const name = `${part.table}_${suffix(part.from)}`
  const { rows } = await pool.query('select 1 from pg_class where relname = $1', [name])
  if (rows.length > 0) return
  await pool
    .query(
      `create table if not exists ${name} partition of ${part.table}
       for values from ('${day(part.from)} 00:00Z') to ('${day(part.to)} 00:00Z') ${part.storage ?? ''}`,
    )
    .catch((error: { code?: string }) => {
      const heldByDefault = '23514'
      const madeMeanwhile = ['42P07', '23505', '42P17']
      if (error.code !== heldByDefault && !madeMeanwhile.includes(error.code ?? '')) throw error
    })
}

/** Earlier than retention where the counters have not read so far, for a marketplace that was off: they would be wrong for ever. */
async function firstNeeded(pool: Pool, retention: Date): Promise<Date> {
  const { rows } = await pool.query<{ unread: Date | null }>(
    `select min(at) as unread from projector p cross join lateral
       (select at from feed where topic = 'p:' || p.shard and seq > p.seq order by seq limit 1) as next`,
  )
  const unread = rows[0]?.unread
  return unread && unread < retention ? unread : retention
}

async function dropOld(pool: Pool, before: Date): Promise<void> {
  const { rows } = await pool.query<{ relname: string }>(
    `select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'feed'::regclass and c.relname ~ '^feed_[0-9]{8}$' and c.relname < $1`,
    [`feed_${suffix(before)}`],
  )
  for (const { relname } of rows) await pool.query(`drop table if exists ${relname}`)
  await pool.query('delete from feed_rest where at < $1', [before])
}
