import type { FeedStore } from '@souk/services/live/feed-store'
import type { Vector } from './ring.ts'
import type { Tail } from './tail.ts'

/** Whatever stands on tails: a channel, or a consumer of this process. */
export interface Follower {
  readonly tails: readonly Tail[]
  readonly epoch: string
  restart(epoch: string, heads: Vector): void
}

interface Heads {
  readonly epoch: string
  of(tail: Tail): number
}

async function headsOf(store: FeedStore, followers: readonly Follower[]): Promise<Heads> {
  const topics = new Set(followers.flatMap(({ tails }) => tails.map(({ topic }) => topic)))
  const [epoch, heads] = await Promise.all([store.epoch(), store.heads([...topics])])
  return { epoch, of: ({ topic }) => heads.get(topic) ?? 0 }
}

/** A head below one seen earlier means another log, even under the same name. */
function mustRestart(follower: Follower, before: Vector, heads: Heads): boolean {
  return (
    follower.epoch !== heads.epoch || follower.tails.some((tail, i) => tail.broken || heads.of(tail) < (before[i] ?? 0))
  )
}

/**
 * Compares every followed topic with the log and reads what is new: what live delivery's correctness rests on, since
 * every other wake-up may be lost. Also restarts what broke.
 */
export async function sweep(store: FeedStore, followers: readonly Follower[]): Promise<void> {
  // Before the question is asked: a tail may run ahead of its answer.
  const before = followers.map(({ tails }) => tails.map(({ head }) => head))
  const heads = await headsOf(store, followers)
  const behind = followers.flatMap((follower, i) => {
    if (mustRestart(follower, before[i] ?? [], heads)) follower.restart(heads.epoch, follower.tails.map(heads.of))
    return follower.tails.filter((tail) => tail.asked || heads.of(tail) > tail.head)
  })
  await Promise.all(behind.map((tail) => tail.fetch()))
}
