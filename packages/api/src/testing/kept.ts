import { AUTH_TOPIC, CONFIG_TOPIC, merchantTopic, orderTopic, SHARDS, shardTopic } from '@souk/domain/topics'
import type { Market } from './market.ts'

/** All that a marketplace keeps, by part. */
export type Kept = Readonly<Record<string, string>>

/** At most so many orders are looked at. */
const MOST_ORDERS = 200

/** Every order with all its events and documents, the set-up, the people, what waits, and how far each topic of the feed is. */
export async function everythingKept({ orders, setup, people, feed }: Market): Promise<Kept> {
  const { rows } = await orders.lists.orders({}, { sort: 'placedAt', descending: true, limit: MOST_ORDERS })
  const ids = rows.map(({ id }) => id)
  const stored = await setup.setup.load()
  const topics = [
    ...Array.from({ length: SHARDS }, (_, shard) => shardTopic(shard)),
    ...ids.map(orderTopic),
    ...stored.merchants.map(({ id }) => merchantTopic(id)),
    CONFIG_TOPIC,
    AUTH_TOPIC,
  ]
  const parts = {
    setup: stored,
    people: [await people.list(), await people.keys()],
    waiting: [await orders.steps.parked({}, { limit: MOST_ORDERS }), await orders.tasks.parked(MOST_ORDERS)],
    feed: [...(await feed.heads(topics))],
    orders: await Promise.all(ids.map(async (id) => [await orders.orders.byId(id), await orders.orders.events(id, 0)])),
  }
  return Object.fromEntries(Object.entries(parts).map(([part, held]) => [part, JSON.stringify(held)]))
}
