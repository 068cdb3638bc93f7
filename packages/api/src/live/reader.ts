import { parsePosition, type LivePosition } from '@souk/contract/live'
import type { Channel } from './channel.ts'
import { eventsMessage, resetMessage, type Message } from './message.ts'
import type { Cursor } from './ring.ts'

/** One subscription's way along its channel. */
export class Reader {
  cursor: Cursor
  readonly #channel: Channel
  readonly #snapshot: () => Promise<unknown>

  /** `snapshot`: the state now, for whoever cannot go on from where they were. */
  constructor(channel: Channel, snapshot: () => Promise<unknown>) {
    this.cursor = channel.ring.tip()
    this.#channel = channel
    this.#snapshot = snapshot
  }

  /** Always a message, maybe without events: it says that the subscription stands. */
  async first(lastEventId: string | undefined): Promise<Message> {
    const { address, epoch, ring } = this.#channel
    const from = address.unlogged ? undefined : parsePosition(lastEventId ?? '')
    if (!from || !this.#isOurs(from)) return this.#reset()
    await this.#channel.cover(from.seqs)
    if (!this.#isOurs(from) || !ring.covers(from.seqs)) return this.#reset()
    this.cursor = ring.resume(from.seqs)
    return (await this.next()) ?? eventsMessage(epoch, ring.positionAt(this.cursor), [])
  }

  /** The next message; undefined when there is none yet. */
  async next(): Promise<Message | undefined> {
    const { epoch, ring, limits } = this.#channel
    if (!ring.holds(this.cursor)) return this.#reset()
    if (ring.isAtHead(this.cursor)) return undefined
    const { texts, next } = ring.take(this.cursor, limits.batch)
    this.cursor = next
    return texts.length === 0 ? this.next() : eventsMessage(epoch, ring.positionAt(next), texts)
  }

  #isOurs({ epoch, seqs }: LivePosition): boolean {
    return epoch === this.#channel.epoch && seqs.length === this.#channel.address.topics.length
  }

  async #reset(): Promise<Message> {
    // Position first, then data: what happens between the two is replayed on top, never lost.
    const { epoch, ring, stats } = this.#channel
    stats.resets++
    const { vector } = ring
    this.cursor = ring.tip()
    return resetMessage(epoch, vector, await this.#snapshot())
  }
}
