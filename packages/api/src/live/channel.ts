import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'
import { backfill } from './backfill.ts'
import { createBodies } from './bodies.ts'
import type { ChannelAddress } from './channel-address.ts'
import { flushLanes, type LiveLane } from './flush.ts'
import type { LiveLimits } from './limits.ts'
import { Ring, type RingLimits, type Vector } from './ring.ts'
import type { LiveStats } from './stats.ts'
import { Tail, type Break, type TailListener } from './tail.ts'

interface Surroundings {
  readonly store: FeedStore
  readonly limits: LiveLimits
  readonly ringLimits: RingLimits
  readonly stats: LiveStats
  /** Flush this channel soon; called once until that is done. */
  onGrown(channel: Channel): void
  /** The channel stands still until it is restarted. */
  onBreak(cause: Break): void
}

/** What a channel's topics gave lately, and who is following it. */
export class Channel implements TailListener {
  readonly address: ChannelAddress
  readonly tenant: string
  readonly ring: Ring
  readonly live = new Set<LiveLane>()
  readonly tails: readonly Tail[]
  /** Those that hold it, up to date or not; one alone has nothing kept for it that it has: the log has it too. */
  followers = 0
  epoch = ''
  readonly limits: LiveLimits
  readonly stats: LiveStats
  readonly #surroundings: Surroundings
  /** Whoever is served one by one, over HTTP: none at most channels. */
  #waiters: Set<() => void> | undefined
  #isNudged = false
  #filling: Promise<boolean> | undefined

  constructor(address: ChannelAddress, surroundings: Surroundings) {
    const { store, limits, ringLimits, stats } = surroundings
    this.limits = limits
    this.stats = stats
    this.address = address
    this.tenant = address.tenant
    this.ring = new Ring(this.#nowhere, ringLimits, address.view)
    const logged = address.unlogged ? [] : address.topics
    this.tails = logged.map((topic, shard) => new Tail(store, { topic, shard }, this))
    this.#surroundings = surroundings
  }

  /** Takes in what no log carries: JSON text. */
  publish(payload: string): void {
    const [topic = ''] = this.address.topics
    this.onEntry({ topic, seq: (this.ring.vector[0] ?? 0) + 1, payload }, 0)
  }

  onEntry(entry: FeedEntry, shard: number): void {
    this.ring.push(shard, entry)
    this.nudge()
  }

  onBreak(cause: Break): void {
    this.#surroundings.onBreak(cause)
  }

  /** Goes on from these heads of this log; whoever followed before starts over from a snapshot. */
  restart(log: string, heads: Vector): void {
    this.epoch = log
    this.tails.forEach((tail, shard) => tail.restart(heads[shard] ?? 0))
    this.ring.restart(this.address.unlogged ? this.#nowhere : heads)
    this.nudge()
  }

  /** Tries to have everything after `seen` in the ring; `ring.covers` says whether it worked. */
  async cover(seen: Vector): Promise<void> {
    if (this.#isAhead(seen)) await Promise.all(this.tails.map((tail) => tail.fetch()))
    while (!this.ring.covers(seen) && !this.#isAhead(seen) && this.#distance(seen) <= this.limits.ring) {
      if (this.#filling) {
        await this.#filling
        continue
      }
      this.#filling = this.#fill(seen).finally(() => (this.#filling = undefined))
      if (!(await this.#filling)) return
    }
  }

  /** What came since the last flush becomes one message, made once for everybody who stands at the same place. */
  flush(): void {
    this.#isNudged = false
    const { ring, epoch, tenant, live, limits, stats } = this
    const bodyAt = createBodies({ ring, epoch, batch: limits.batch, stats, isShared: live.size > 1 })
    stats.writes += flushLanes(live, { ring, tenant, bodyAt, high: limits.high })
    if (this.followers === 1 && live.size === 1) ring.forget()
    if (this.#waiters) for (const wake of this.#waiters) wake()
  }

  /** Asks for a flush for somebody who joined behind the head. */
  nudge(): void {
    if (this.#isNudged) return
    this.#isNudged = true
    this.#surroundings.onGrown(this)
  }

  /** Settles after the next flush, or when the signal fires. */
  changed(signal: AbortSignal): Promise<void> {
    const waiters = (this.#waiters ??= new Set())
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
  }

  get #nowhere(): Vector {
    return this.address.topics.map(() => 0)
  }

  #isAhead(seen: Vector): boolean {
    return seen.some((seq, shard) => seq > (this.ring.vector[shard] ?? 0))
  }

  #distance(seen: Vector): number {
    return this.ring.vector.reduce((sum, seq, shard) => sum + seq - (seen[shard] ?? 0), 0)
  }

  async #fill(seen: Vector): Promise<boolean> {
    this.stats.backfills++
    return backfill(this.#surroundings.store, this.address.topics, { ring: this.ring, seen })
  }
}
