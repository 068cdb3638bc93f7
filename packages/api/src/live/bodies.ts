import { rpcTail, textFrame } from './frame.ts'
import { eventsMessage } from './message.ts'
import type { Cursor, Ring } from './ring.ts'
import type { LiveStats } from './stats.ts'

/** The next message for everyone who stands at the same place. */
export interface Body {
  readonly next: Cursor
  /** Framed once per call id, and ids are small counters: sockets share frames. */
  frame(rpc: string): Buffer
}

export type BodyAt = (cursor: Cursor) => Body

interface Source {
  readonly ring: Ring
  readonly epoch: string
  readonly batch: number
  readonly stats: LiveStats
}

/** The messages of one flush, each made once. Cursors must stand in the ring, before its head, with nothing `seen`. */
export function createBodies({ ring, epoch, batch, stats }: Source): BodyAt {
  const bodies = new Map<number, Body>()

  function make(cursor: Cursor): Body {
    const { texts, next } = ring.take(cursor, batch)
    const tail = rpcTail(eventsMessage(epoch, ring.positionAt(next), texts))
    const frames = new Map<string, Buffer>()
    return {
      next,
      frame(rpc) {
        const ready = frames.get(rpc)
        if (ready) return ready
        const frame = textFrame(rpc + tail)
        stats.frames++
        frames.set(rpc, frame)
        return frame
      },
    }
  }

  return (cursor) => {
    const ready = bodies.get(cursor.at)
    if (ready) return ready
    const body = make(cursor)
    bodies.set(cursor.at, body)
    return body
  }
}
