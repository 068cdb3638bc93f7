import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'
import type { Connection } from './connection.ts'
import { MOVE_ON } from './drain.ts'
import type { LiveLimits } from './limits.ts'
import type { LiveStats, ReportLive } from './stats.ts'

/** Between the close frame and cutting the line: what is queued before the frame may never be read. */
const CLOSE_GRACE_MS = 2000

/** A subscription that fell behind and is caught up when its socket has room. */
export interface Lagging {
  /** Sends at most one message; asks for another turn itself. */
  step(): Promise<void>
}

/** One client's WebSocket as the hub uses it. */
export type LiveSocket = ReturnType<typeof createLiveSocket>

interface Surroundings {
  readonly limits: LiveLimits
  readonly stats: LiveStats
  readonly report: ReportLive
}

/**
 * `net` is the socket below `ws`: ready frames are written straight to it. That is in order with what `ws` sends itself
 * as long as compression is off, since `ws` then queues nothing of its own.
 */
export function createLiveSocket(ws: WebSocket, net: Socket, { limits, stats, report }: Surroundings) {
  // Below its own mark a stream does not promise a `drain`.
  const low = Math.max(limits.low, net.writableHighWaterMark)
  const lagging = new Set<Lagging>()
  let pumping = false
  let waiting: Promise<boolean> | undefined
  let seats = 0

  const isOpen = () => ws.readyState === ws.OPEN

  /** True when everything was taken; false when nothing was for too long, or the socket is gone. */
  function drained(): Promise<boolean> {
    return new Promise((resolve) => {
      let left = net.writableLength
      const done = (taken: boolean) => {
        clearInterval(timer)
        net.off('drain', onDrain).off('close', onClose)
        resolve(taken)
      }
      const onDrain = () => done(true)
      const onClose = () => done(false)
      const timer = setInterval(() => {
        if (net.writableLength >= left) done(false)
        left = net.writableLength
      }, limits.stallMs)
      net.on('drain', onDrain).on('close', onClose)
    })
  }

  /** False when the client takes nothing any more. */
  async function room(): Promise<boolean> {
    while (isOpen() && net.writableLength > low) {
      waiting ??= drained().finally(() => (waiting = undefined))
      if (!(await waiting)) return false
    }
    return isOpen()
  }

  function end(code: number, reason: string): void {
    if (!isOpen()) return
    ws.close(code, reason)
    setTimeout(() => ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  function giveUp(): void {
    if (!isOpen()) return
    stats.stalled++
    report('stalled', { unsent: net.writableLength, ...connection.identity })
    end(CLOSE.slow, 'too slow')
  }

  async function pump(): Promise<void> {
    for (const lane of lagging) {
      if (!(await room())) {
        giveUp()
        break
      }
      if (lagging.delete(lane)) await lane.step()
    }
    pumping = false
  }

  const connection: Connection = {
    identity: undefined,
    end,
    moveOn: () => isOpen() && ws.send(MOVE_ON),
  }
  return Object.assign(connection, {
    ws,
    net,
    isOpen,
    room,
    giveUp,
    write(frame: Buffer): void {
      net.write(frame)
      stats.writes++
    },
    /** One lane at a time, one message each, so that a slow socket holds one batch whatever it subscribed to. */
    catchUp(lane: Lagging): void {
      lagging.add(lane)
      if (pumping) return
      pumping = true
      void pump()
    },
    forget: (lane: Lagging): void => void lagging.delete(lane),
    /** False when the socket holds as many subscriptions as it may. */
    sit: (): boolean => seats < limits.subscriptions && ++seats > 0,
    rise: (): void => void seats--,
  })
}
