import { rpcTail, textFrame } from './frame.ts'
import type { BatchLimits } from './limits.ts'
import { eventsMessage } from './message.ts'
import type { Ring } from './ring.ts'
import type { LiveStats } from './stats.ts'

/** The next message for everyone who stands at the same place. */
export interface Body {
  /** Where its readers stand afterwards. */
  readonly next: number
  /** Framed once per call id, and ids are small counters: sockets share frames. */
  frame(rpc: string): Buffer
}

export type BodyAt = (at: number) => Body

interface Source {
  readonly ring: Ring
  readonly epoch: string
  readonly batch: BatchLimits
  readonly stats: LiveStats
}

/** The messages of one flush, each made once, for places in the ring before its head. */
export function createBodies({ ring, epoch, batch, stats }: Source): BodyAt {
  const bodies = new Map<number, Body>()

  function make(at: number): Body {
    const { texts, next } = ring.take({ at }, batch)
    const tail = rpcTail(eventsMessage(epoch, ring.positionAt(next), texts))
    const frames = new Map<string, Buffer>()
    return {
      next: next.at,
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

  return (at) => {
    const ready = bodies.get(at)
    if (ready) return ready
    const body = make(at)
    bodies.set(at, body)
    return body
  }
}
