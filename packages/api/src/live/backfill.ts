import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'
import type { Ring, Vector } from './ring.ts'

const PAGE = 500

/** Entries (after, upTo] of a topic; undefined when some are no longer kept. */
async function range(store: FeedStore, topic: string, [after, upTo]: readonly [number, number]) {
  const found: FeedEntry[] = []
  for (let at = after; at < upTo; at = found.at(-1)?.seq ?? at) {
    const { entries, gone } = await store.read(topic, at, Math.min(PAGE, upTo - at))
    if (gone || entries[0]?.seq !== at + 1) return undefined
    found.push(...entries)
  }
  return found
}

/** Brings back into the ring what came after `seen`; false when it is no longer kept. */
export async function backfill(
  store: FeedStore,
  topics: readonly string[],
  { ring, seen }: { readonly ring: Ring; readonly seen: Vector },
): Promise<boolean> {
  for (const [shard, topic] of topics.entries()) {
    const floor = ring.floor[shard] ?? 0
    const after = seen[shard] ?? 0
    if (after >= floor) continue
    const older = await range(store, topic, [after, floor])
    if (!older) return false
    // The ring may have moved on meanwhile: then what was read no longer fits and the caller tries again.
    if (ring.floor[shard] === floor) ring.prepend(shard, older)
  }
  return true
}
