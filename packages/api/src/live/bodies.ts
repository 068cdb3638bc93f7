import { loneFrame, rpcTail, textFrame, type Frame } from './frame.ts'
import type { BatchLimits } from './limits.ts'
import { eventsMessage } from './message.ts'
import type { Ring } from './ring.ts'
import type { LiveStats } from './stats.ts'

/** The next message for everyone who stands at the same place. */
export interface Body {
  /** Where its readers stand afterwards. */
  readonly next: number
  /** Framed once per call id, and ids are small counters: sockets share frames. */
  frame(rpc: string): Frame
}

export type BodyAt = (at: number) => Body

interface Source {
  readonly ring: Ring
  readonly epoch: string
  readonly batch: BatchLimits
  readonly stats: LiveStats
  /** Several will ask: what was made for one is kept for the others. */
  readonly isShared: boolean
}

function onceEach<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>()
  return (key) => {
    const ready = made.get(key)
    if (ready !== undefined) return ready
    const one = make(key)
    made.set(key, one)
    return one
  }
}

/** The messages of one flush, each made once, for places in the ring before its head. */
export function createBodies({ ring, epoch, batch, stats, isShared }: Source): BodyAt {
  function make(at: number): Body {
    const { texts, next } = ring.take({ at }, batch)
    const tail = rpcTail(eventsMessage(epoch, ring.positionAt(next), texts))
    const frame = (rpc: string): Frame => {
      stats.frames++
      return isShared ? textFrame(rpc + tail) : loneFrame(rpc + tail)
    }
    return { next: next.at, frame: isShared ? onceEach(frame) : frame }
  }

  return isShared ? onceEach(make) : make
}
