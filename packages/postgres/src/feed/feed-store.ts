import type { Pool } from 'pg'
import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'

/** `o:<order>` topics are read from the permanent events; every other topic from the feed. */
const ownOrder = (topic: string): string | undefined => (topic.startsWith('o:') ? topic.slice(2) : undefined)

const READ_FEED = `select seq, payload from feed where topic = $1 and seq > $2 order by seq limit $3`

/** One entry per commit: the events that share a version. */
const READ_ORDER = `
  select version as seq, json_build_object('events', json_agg(json_build_object('id', id, 'order', order_id,
    'version', version, 'merchant', merchant_id, 'event', event, 'actor', actor, 'at', iso(at)) order by id))::text as payload
  from order_event where order_id = $1 and version > $2 group by version order by version limit $3`

/** `FeedStore` on PostgreSQL. */
export function postgresFeedStore(pool: Pool): FeedStore {
  const feedHeads = async (topics: readonly string[]): Promise<[string, number][]> => {
    if (topics.length === 0) return []
    const { rows } = await pool.query<{ topic: string; seq: string }>({
      name: 'feed-heads',
      text: 'select topic, seq from feed_head where topic = any($1)',
      values: [topics],
    })
    return rows.map((row) => [row.topic, Number(row.seq)])
  }
  const orderHeads = async (orders: readonly string[]): Promise<[string, number][]> => {
    if (orders.length === 0) return []
    const { rows } = await pool.query<{ id: string; version: number }>({
      name: 'order-heads',
      text: 'select id, version from marketplace_order where id = any($1::uuid[])',
      values: [orders],
    })
    return rows.map((row) => [`o:${row.id}`, row.version])
  }
  return {
    async heads(topics) {
      const orders = topics.flatMap((topic) => ownOrder(topic) ?? [])
      const known = await Promise.all([feedHeads(topics.filter((topic) => !ownOrder(topic))), orderHeads(orders)])
      const none = topics.map((topic): [string, number] => [topic, 0])
      return new Map([...none, ...known.flat()])
    },
    async read(topic, after, limit) {
      const order = ownOrder(topic)
      const { rows } = await pool.query<{ seq: string | number; payload: string }>({
        name: order ? 'feed-read-order' : 'feed-read',
        text: order ? READ_ORDER : READ_FEED,
        values: [order ?? topic, after, limit],
      })
      const entries = rows.map((row): FeedEntry => ({ topic, seq: Number(row.seq), payload: row.payload }))
      return { entries, gone: await isGone(pool, { topic, after, first: entries[0]?.seq }) }
    },
    async epoch() {
      const { rows } = await pool.query<{ epoch: string }>('select epoch from feed_epoch')
      const [row] = rows
      if (!row) throw new Error('feed_epoch has no row: the database was not migrated')
      return row.epoch
    },
  }
}

/** Retention dropped what follows `after`: the first entry left is not the next one, or none is left below the head. */
async function isGone(pool: Pool, read: { topic: string; after: number; first: number | undefined }): Promise<boolean> {
  if (read.first !== undefined) return read.first !== read.after + 1
  if (ownOrder(read.topic)) return false
  const { rows } = await pool.query<{ gone: boolean }>({
    name: 'feed-gone',
    text: `select f.seq > $2 and not exists (select 1 from feed where topic = $1 and seq > $2) as gone
           from feed_head f where f.topic = $1`,
    values: [read.topic, read.after],
  })
  return rows[0]?.gone ?? false
}
