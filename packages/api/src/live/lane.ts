import { CLOSE } from '@souk/contract/live'
import type { BodyAt } from './bodies.ts'
import type { Channel } from './channel.ts'
import { rpcTail, textFrame } from './frame.ts'
import type { LiveSocket } from './live-socket.ts'
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
export type Lane = ReturnType<typeof createLane>

export function createLane(channel: Channel, { reader, socket, tenant, stats, report, authorised }: LaneOptions) {
  const { ring } = channel
  let rpc: string | undefined
  let left = false

  const isOwn = () => tenant === channel.address.tenant

  function lag(): void {
    channel.live.delete(lane)
    stats.lagged++
    socket.catchUp(lane)
  }

  /** Takes part in the flushes from where the reader stands; nothing may be awaited between reading and joining. */
  function join(): void {
    channel.live.add(lane)
    if (!ring.isAtHead(reader.cursor)) channel.nudge()
  }

  async function send(head: string): Promise<void> {
    const message = await reader.next()
    if (left || !socket.isOpen()) return
    if (!message) return join()
    socket.write(textFrame(head + rpcTail(message)))
    socket.catchUp(lane)
  }

  const lane = {
    /** Called once the client's call id is known and the first message is on its way. */
    start(head: string): void {
      rpc = head
      if (reader.cursor.seen) lag()
      else join()
    },

    deliver(bodyAt: BodyAt): void {
      while (rpc !== undefined && socket.isOpen() && isOwn() && !ring.isAtHead(reader.cursor)) {
        if (socket.isFull() || !ring.holds(reader.cursor)) return lag()
        const body = bodyAt(reader.cursor)
        socket.write(body.frame(rpc))
        reader.advance(body.next)
      }
    },

    async step(): Promise<void> {
      if (rpc === undefined || left) return
      if (!authorised() || !isOwn()) return socket.end(CLOSE.reauthenticate, 'look again')
      try {
        await send(rpc)
      } catch (error) {
        stats.faults++
        report('snapshot', { error })
        socket.end(CLOSE.tryAgainLater, 'try again later')
      }
    },

    leave(): void {
      left = true
      channel.live.delete(lane)
      socket.forget(lane)
    },
  }
  return lane
}
