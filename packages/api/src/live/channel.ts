import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'
import { backfill } from './backfill.ts'
import { createBodies } from './bodies.ts'
import type { ChannelAddress } from './channel-address.ts'
import { flushLanes, type LiveLane } from './flush.ts'
import type { LiveLimits } from './limits.ts'
import { createRing, type Ring, type RingLimits, type Vector } from './ring.ts'
import type { LiveStats } from './stats.ts'
import { createTail, type Break, type Tail } from './tail.ts'

interface Surroundings {
  readonly store: FeedStore
  readonly limits: LiveLimits
  readonly ringLimits: RingLimits
  readonly stats: LiveStats
  /** Flush this channel at the end of the tick. */
  onGrown(channel: Channel): void
  /** The channel stands still until it is restarted. */
  onBreak(cause: Break): void
}

/** What a channel's topics gave lately, and who is following it. */
export interface Channel {
  readonly address: ChannelAddress
  readonly ring: Ring
  readonly live: Set<LiveLane>
  readonly tails: readonly Tail[]
  readonly epoch: string
  /** Takes in what no log carries: JSON text. */
  publish(payload: string): void
  /** Goes on from these heads of this log; whoever followed before starts over from a snapshot. */
  restart(log: string, heads: Vector): void
  /** Tries to have everything after `seen` in the ring; `ring.covers` says whether it worked. */
  cover(seen: Vector): Promise<void>
  /** What one tick brought becomes one message, made once for everybody who stands at the same place. */
  flush(): void
  /** Asks for a flush for somebody who joined behind the head. */
  nudge(): void
  /** Settles after the next flush, or when the signal fires. */
  changed(signal: AbortSignal): Promise<void>
}

export function createChannel(address: ChannelAddress, surroundings: Surroundings): Channel {
  const { store, limits, ringLimits, stats, onGrown, onBreak } = surroundings
  const nowhere = address.topics.map(() => 0)
  const ring = createRing(nowhere, ringLimits, address.view)
  const live = new Set<LiveLane>()
  const waiters = new Set<() => void>()
  let epoch = ''
  let filling: Promise<boolean> | undefined

  function push(shard: number, entry: FeedEntry): void {
    ring.push(shard, entry)
    onGrown(channel)
  }

  const logged = address.unlogged ? [] : address.topics
  const tails = logged.map((topic, shard) =>
    createTail(store, topic, { onEntry: (entry) => push(shard, entry), onBreak }),
  )

  const isAhead = (seen: Vector) => seen.some((seq, shard) => seq > (ring.vector[shard] ?? 0))
  const distance = (seen: Vector) => ring.vector.reduce((sum, seq, shard) => sum + seq - (seen[shard] ?? 0), 0)

  async function fill(seen: Vector): Promise<boolean> {
    stats.backfills++
    return backfill(store, address.topics, { ring, seen })
  }

  const channel: Channel = {
    address,
    ring,
    live,
    tails,
    get epoch() {
      return epoch
    },

    publish(payload: string): void {
      const [topic = ''] = address.topics
      push(0, { topic, seq: (ring.vector[0] ?? 0) + 1, payload })
    },

    restart(log: string, heads: Vector): void {
      epoch = log
      tails.forEach((tail, shard) => tail.restart(heads[shard] ?? 0))
      ring.restart(address.unlogged ? nowhere : heads)
      onGrown(channel)
    },

    async cover(seen: Vector): Promise<void> {
      if (isAhead(seen)) await Promise.all(tails.map((tail) => tail.fetch()))
      while (!ring.covers(seen) && !isAhead(seen) && distance(seen) <= limits.ring) {
        if (filling) {
          await filling
          continue
        }
        filling = fill(seen).finally(() => (filling = undefined))
        if (!(await filling)) return
      }
    },

    flush(): void {
      const bodyAt = createBodies({ ring, epoch, batch: limits.batch, stats })
      stats.writes += flushLanes(live, { ring, tenant: address.tenant, bodyAt, high: limits.high })
      for (const wake of waiters) wake()
    },

    nudge: (): void => onGrown(channel),

    changed(signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const wake = () => {
          waiters.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiters.add(wake)
        signal.addEventListener('abort', wake)
        if (signal.aborted) wake()
      })
    },
  }
  return channel
}
