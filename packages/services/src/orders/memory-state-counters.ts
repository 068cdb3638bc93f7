import type { StateTally } from '@souk/contract/orders'
import type { Move } from '@souk/domain/order/row'
import { SHARDS, shardTopic } from '@souk/domain/topics'
import type { FeedStore } from '../live/feed-store.ts'
import type { StateCounters } from './state-counters.ts'

export interface MemoryStateCounters extends StateCounters {
  /** Takes in the moves of a commit. */
  moved(moves: readonly Move[]): void
}

/** Counters that are always up to date: commits tell them at once. */
export function memoryStateCounters(feed: Pick<FeedStore, 'heads'>): MemoryStateCounters {
  const tallies = new Map<string, StateTally>()

  function add(state: string | null, by: number, { process, store, merchant }: Move): void {
    if (state === null) return
    const key = JSON.stringify([process, store, merchant, state])
    tallies.set(key, { process, store, merchant, state, count: (tallies.get(key)?.count ?? 0) + by })
  }

  return {
    moved(moves) {
      for (const move of moves) {
        add(move.from, -move.count, move)
        add(move.to, move.count, move)
      }
    },
    async read({ merchant }) {
      const heads = await feed.heads(Array.from({ length: SHARDS }, (_, shard) => shardTopic(shard)))
      const counts = [...tallies.values()].filter(
        (tally) => tally.count !== 0 && (!merchant || tally.merchant === merchant),
      )
      return { counts, position: [...heads.values()] }
    },
    fold: async () => 0,
  }
}
