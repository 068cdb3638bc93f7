import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { BodyAt } from './bodies.ts'
import type { Frame } from './frame.ts'
import type { Ring } from './ring.ts'

/**
 * A subscription that is up to date, as a flush sees it. Plain fields in one place: a thousand of these are walked per
 * event, and following closures to them cost as much as a fifth of the write itself.
 */
export interface LiveLane {
  /** Arrival number of the next entry to send. */
  at: number
  readonly rpc: string
  readonly tenant: string
  readonly ws: WebSocket
  /** The socket below `ws`. */
  readonly net: Socket
  /** Leaves the flushes until it has caught up. */
  lag(): void
}

interface Flush {
  readonly ring: Ring
  /** Whose data the channel carries: no other lane is written to. */
  readonly tenant: string
  readonly bodyAt: BodyAt
  /** Bytes a socket may hold unsent. */
  readonly high: number
}

/** Brings every lane to the ring's head or lets it lag; answers how many frames were written. */
export function flushLanes(lanes: Iterable<LiveLane>, { ring, tenant, bodyAt, high }: Flush): number {
  const { base, head } = ring
  let writes = 0
  let lastAt = -1
  let lastRpc = ''
  let lastFrame: Frame | undefined
  let lastNext = 0
  for (const lane of lanes) {
    const { ws, net, rpc } = lane
    while (lane.at !== head && ws.readyState === 1 && lane.tenant === tenant) {
      if (lane.at < base || net.writableLength > high) {
        lane.lag()
        break
      }
      if (lastFrame === undefined || lane.at !== lastAt || rpc !== lastRpc) {
        const body = bodyAt(lane.at)
        lastFrame = body.frame(rpc)
        lastNext = body.next
        lastAt = lane.at
        lastRpc = rpc
      }
      net.write(lastFrame, 'latin1')
      lane.at = lastNext
      writes++
    }
  }
  return writes
}
