import type { Follower } from './sweep.ts'
import type { Tail } from './tail.ts'

/** Everything on this node that follows the feed, found by topic. */
export function createFollowers() {
  const all = new Set<Follower>()
  const tails = new Map<string, Set<Tail>>()
  const none: readonly Tail[] = []

  return {
    all: (): readonly Follower[] => [...all],
    topics: (): number => tails.size,
    tails: (topic: string): Iterable<Tail> => tails.get(topic) ?? none,

    add(follower: Follower): void {
      all.add(follower)
      for (const tail of follower.tails) {
        const beside = tails.get(tail.topic) ?? new Set()
        tails.set(tail.topic, beside.add(tail))
      }
    },

    delete(follower: Follower): void {
      all.delete(follower)
      for (const tail of follower.tails) {
        const beside = tails.get(tail.topic)
        beside?.delete(tail)
        if (beside?.size === 0) tails.delete(tail.topic)
      }
    },
  }
}
