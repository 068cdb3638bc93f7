import DataLoader from 'dataloader'
import type { Pool } from 'pg'
import type { FeedRead } from '@souk/services/live/feed-store'
import { planned } from '../planned.ts'
import { createPace } from './pace.ts'

/** Topics of one statement. */
const MOST = 64

interface Asked {
  readonly topic: string
  readonly after: number
  readonly limit: number
}

interface Row {
  /** The topic's place among those asked for. */
  readonly n: number
  /** The topic's last sequence, where the log may have lost entries. */
  readonly head: string | null
  /** Null in the only row of a topic that gained nothing. */
  readonly seq: string | null
  readonly payload: string
}

interface Read {
  readonly name: string
  /** Of rows by topic, in order; `asked` are the topics. */
  readonly text: string
}

/** As JSON, so that PostgreSQL plans once for however many. */
const ASKED = 'json_to_recordset($1::json) as asked(n int, topic text, after bigint, "limit" int)'

export const READ_FEED: Read = {
  name: 'feed-read',
  text: `
  select asked.n, head.seq as head, entry.seq, entry.payload
  from ${ASKED} left join feed_head head on head.topic = asked.topic
    left join lateral (select seq, payload from feed where topic = asked.topic and seq > asked.after
      order by seq limit asked."limit") as entry on true
  order by asked.n, entry.seq`,
}

/** One entry per commit: the events that share a version. */
export const READ_ORDERS: Read = {
  name: 'feed-read-orders',
  text: `
  select asked.n, null as head, entry.seq::bigint, entry.payload
  from ${ASKED} cross join lateral (
    select version as seq, json_build_object('events', json_agg(json_build_object('id', id, 'order', order_id,
      'version', version, 'merchant', merchant_id, 'event', event, 'actor', actor, 'at', iso(at)) order by id))::text as payload
    from order_event where order_id = substr(asked.topic, 3)::uuid and version > asked.after
    group by version order by version limit asked."limit") as entry
  order by asked.n, entry.seq`,
}

function feedRead({ topic, after }: Asked, rows: readonly Row[]): FeedRead {
  const entries = rows.flatMap(({ seq, payload }) => (seq === null ? [] : [{ topic, seq: Number(seq), payload }]))
  const [first] = entries
  // Retention dropped what follows: the first that is left is not the next one, or none is left below the head.
  const gone = first ? first.seq !== after + 1 : Number(rows[0]?.head ?? 0) > after
  return { entries, gone }
}

/** Reads what topics have gained; those that are asked for before the next read begins are one statement. */
export function feedReads(pool: Pool, read: Read): (asked: Asked) => Promise<FeedRead> {
  const pace = createPace()
  const loader = new DataLoader<Asked, FeedRead>(
    async (all) => {
      const values = [JSON.stringify(all.map((asked, n) => ({ n, ...asked })))]
      const rows = await pace.spend(() => planned<Row>(pool, { ...read, values }))
      const found = Map.groupBy(rows, ({ n }) => n)
      return all.map((asked, n) => feedRead(asked, found.get(n) ?? []))
    },
    { cache: false, maxBatchSize: MOST, batchScheduleFn: pace.schedule },
  )
  return (asked) => loader.load(asked)
}
