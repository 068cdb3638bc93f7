import type { Follower } from './sweep.ts'
import type { Tail } from './tail.ts'

/** Everything on this node that follows the feed, found by topic. */
export function createFollowers() {
  const all = new Set<Follower>()
  const tails = new Map<string, readonly Tail[]>()
  const none: readonly Tail[] = []

  return {
    all: (): readonly Follower[] => [...all],
    topics: (): number => tails.size,
    tails: (topic: string): readonly Tail[] => tails.get(topic) ?? none,

    add(follower: Follower): void {
      all.add(follower)
      for (const tail of follower.tails) tails.set(tail.topic, [...(tails.get(tail.topic) ?? none), tail])
    },

    delete(follower: Follower): void {
      all.delete(follower)
      for (const tail of follower.tails) {
        const others = (tails.get(tail.topic) ?? none).filter((other) => other !== tail)
        if (others.length > 0) tails.set(tail.topic, others)
        else tails.delete(tail.topic)
      }
    },
  }
}
