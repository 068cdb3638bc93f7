import { CLOSE } from '@souk/contract/live'
import type { Channel } from './channel.ts'
import type { LiveLane } from './flush.ts'
import { rpcTail, textFrame } from './frame.ts'
import type { Lagging, LiveSocket } from './live-socket.ts'
import type { Reader } from './reader.ts'
import type { LiveStats, ReportLive } from './stats.ts'

export interface LaneOptions {
  readonly reader: Reader
  readonly socket: LiveSocket
  /** Whose data this subscription may carry. */
  readonly tenant: string
  readonly stats: LiveStats
  readonly report: ReportLive
  authorised(): boolean
}

/**
 * One subscription of one WebSocket: a cursor, not a queue. Up to date, it takes what every flush brings; behind, it is
 * caught up in batches as its socket finds room.
 */
export interface Lane {
  /** Called once the client's call id is known and the first message is on its way. */
  start(rpc: string): void
  leave(): void
}

export function createLane(channel: Channel, { reader, socket, tenant, stats, report, authorised }: LaneOptions): Lane {
  let live: LiveLane | undefined
  let left = false

  function lag(lane: LiveLane): void {
    channel.live.delete(lane)
    reader.advance({ at: lane.at })
    stats.lagged++
    socket.catchUp(lagging)
  }

  /** Takes part in the flushes from where the reader stands; nothing may be awaited between reading and joining. */
  function join(lane: LiveLane): void {
    lane.at = reader.cursor.at
    channel.live.add(lane)
    if (!channel.ring.isAtHead(reader.cursor)) channel.nudge()
  }

  async function send(lane: LiveLane): Promise<void> {
    const message = await reader.next()
    if (left || !socket.isOpen()) return
    if (!message) return join(lane)
    socket.write(textFrame(lane.rpc + rpcTail(message)))
    socket.catchUp(lagging)
  }

  const lagging: Lagging = {
    async step() {
      if (!live || left) return
      if (!authorised()) return socket.end(CLOSE.reauthenticate, 'look again')
      try {
        await send(live)
      } catch (error) {
        stats.faults++
        report('snapshot', { error })
        socket.end(CLOSE.tryAgainLater, 'try again later')
      }
    },
  }

  return {
    start(rpc) {
      const { ws, net } = socket
      const lane: LiveLane = { at: 0, rpc, tenant, ws, net, lag: () => lag(lane) }
      live = lane
      // With entries to pass over it cannot share messages yet.
      if (reader.cursor.seen) socket.catchUp(lagging)
      else join(lane)
    },

    leave() {
      left = true
      if (live) channel.live.delete(live)
      socket.forget(lagging)
    },
  }
}
