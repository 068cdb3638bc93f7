import { setImmediate as tick } from 'node:timers/promises'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import { merchantTopic, orderTopic, shardOf, shardTopic } from '@souk/domain/topics'
import type { FeedEntry } from '@souk/services/live/feed-store'
import { memoryFeed } from '@souk/services/live/memory-feed'

export interface ShopRow {
  readonly order: string
  readonly merchant: string
  readonly version: number
}

/** A marketplace cut down to what live delivery sees: rows with versions, and their commits in the feed. */
export type Shop = ReturnType<typeof createShop>

export function createShop() {
  const feed = memoryFeed('first')
  const rows = new Map<string, ShopRow>()
  const of = (merchant: string | undefined) =>
    [...rows.values()].filter((row) => merchant === undefined || row.merchant === merchant)

  return {
    feed,
    rows: of,

    /** One commit: the row and its entries appear at the same instant. */
    commit(merchant: string, order: string): readonly FeedEntry[] {
      const row = { order, merchant, version: (rows.get(order)?.version ?? 0) + 1 }
      rows.set(order, row)
      const topics = [
        merchantTopic(merchant as MerchantId),
        orderTopic(order as OrderId),
        shardTopic(shardOf(order as OrderId)),
      ]
      return topics.toSorted().map((topic) => feed.append(topic, JSON.stringify(row)))
    },

    /** Reads some ticks after it was asked to, as a database does. */
    async snapshot(merchant: string | undefined): Promise<readonly ShopRow[]> {
      await tick()
      const read = of(merchant)
      await tick()
      return read
    },
  }
}
