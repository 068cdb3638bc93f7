import { parsePosition, type LivePosition } from '@souk/contract/live'
import type { Channel } from './channel.ts'
import type { BatchLimits } from './limits.ts'
import { eventsMessage, resetMessage, type Message } from './message.ts'
import type { Cursor } from './ring.ts'

export interface ReaderOptions {
  readonly batch: BatchLimits
  /** The state now, for whoever cannot go on from where they were. */
  snapshot(): Promise<unknown>
  onReset(): void
}

/** One subscription's way along its channel. */
export type Reader = ReturnType<typeof createReader>

export function createReader(channel: Channel, { batch, snapshot, onReset }: ReaderOptions) {
  const { ring } = channel
  let cursor: Cursor = ring.tip()

  const isOurs = ({ epoch, seqs }: LivePosition) =>
    epoch === channel.epoch && seqs.length === channel.address.topics.length

  async function reset(): Promise<Message> {
    onReset()
    // Position first, then data: what happens between the two is replayed on top, never lost.
    const { epoch } = channel
    const { vector } = ring
    cursor = ring.tip()
    return resetMessage(epoch, vector, await snapshot())
  }

  /** The next message; undefined when there is none yet. */
  async function next(): Promise<Message | undefined> {
    if (!ring.holds(cursor)) return reset()
    if (ring.isAtHead(cursor)) return undefined
    const { texts, next: reached } = ring.take(cursor, batch)
    cursor = reached
    return texts.length === 0 ? next() : eventsMessage(channel.epoch, ring.positionAt(cursor), texts)
  }

  return {
    get cursor() {
      return cursor
    },
    /** Moved on by a message somebody else made for this place. */
    advance(to: Cursor): void {
      cursor = to
    },
    next,
    /** Always a message, maybe without events: it says that the subscription stands. */
    async first(lastEventId: string | undefined): Promise<Message> {
      const from = channel.address.unlogged ? undefined : parsePosition(lastEventId ?? '')
      if (!from || !isOurs(from)) return reset()
      await channel.cover(from.seqs)
      if (!isOurs(from) || !ring.covers(from.seqs)) return reset()
      cursor = ring.resume(from.seqs)
      return (await next()) ?? eventsMessage(channel.epoch, ring.positionAt(cursor), [])
    },
  }
}
