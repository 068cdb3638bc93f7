import type { Pool } from 'pg'
import type { FeedStore } from '@souk/services/live/feed-store'
import { feedReads, READ_FEED, READ_ORDERS } from './feed-reads.ts'

/** `o:<order>` topics are read from the permanent events; every other topic from the feed. */
const ownOrder = (topic: string): string | undefined => (topic.startsWith('o:') ? topic.slice(2) : undefined)

/** `FeedStore` on PostgreSQL. */
export function postgresFeedStore(pool: Pool): FeedStore {
  const [readFeed, readOrders] = [feedReads(pool, READ_FEED), feedReads(pool, READ_ORDERS)]
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
    read: (topic, after, limit) => (ownOrder(topic) ? readOrders : readFeed)({ topic, after, limit }),
    async epoch() {
      const { rows } = await pool.query<{ epoch: string }>('select epoch from feed_epoch')
      const [row] = rows
      if (!row) throw new Error('feed_epoch has no row: the database was not migrated')
      return row.epoch
    },
  }
}
