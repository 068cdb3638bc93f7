import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'
import type { Connection, LiveIdentity } from './connection.ts'
import { MOVE_ON } from './drain.ts'
import type { LiveLimits } from './limits.ts'
import { Bucket } from './rate.ts'
import type { LiveFault, LiveStats, ReportLive } from './stats.ts'

/** Between the close frame and cutting the line: what is queued before the frame may never be read. */
const CLOSE_GRACE_MS = 2000

/** A subscription that fell behind and is caught up when its socket has room. */
export interface Lagging {
  /** Sends at most one message; asks for another turn itself. */
  step(): Promise<void>
}

export interface LiveSocketOptions {
  readonly limits: LiveLimits
  readonly stats: LiveStats
  readonly report: ReportLive
}

/**
 * One client's WebSocket as the hub uses it. `net` is the socket below `ws`: ready frames are written straight to it. That is
 * in order with what `ws` sends itself as long as compression is off, since `ws` then queues nothing of its own.
 */
export class LiveSocket implements Connection {
  readonly ws: WebSocket
  readonly net: Socket
  identity: LiveIdentity | undefined
  /** Seconds since its client said anything. */
  quiet = 0
  /** What its client may still say. */
  readonly words: Bucket
  readonly #options: LiveSocketOptions
  #lagging: Set<Lagging> | undefined
  #isPumping = false
  #waiting: Promise<boolean> | undefined
  #seats = 0

  constructor(ws: WebSocket, net: Socket, options: LiveSocketOptions) {
    this.ws = ws
    this.net = net
    this.#options = options
    this.words = new Bucket(options.limits.messages)
  }

  get stats(): LiveStats {
    return this.#options.stats
  }

  isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN
  }

  write(frame: Buffer): void {
    this.net.write(frame)
    this.stats.writes++
  }

  /** False when the client takes nothing any more. */
  async room(): Promise<boolean> {
    // Below its own mark a stream does not promise a `drain`.
    const low = Math.max(this.#options.limits.low, this.net.writableHighWaterMark)
    while (this.isOpen() && this.net.writableLength > low) {
      this.#waiting ??= this.#drained().finally(() => (this.#waiting = undefined))
      if (!(await this.#waiting)) return false
    }
    return this.isOpen()
  }

  /** One lane at a time, one message each, so that a slow socket holds one batch whatever it subscribed to. */
  catchUp(lane: Lagging): void {
    this.#lagging ??= new Set()
    this.#lagging.add(lane)
    if (!this.#isPumping) void this.#pump(this.#lagging)
  }

  forget(lane: Lagging): void {
    this.#lagging?.delete(lane)
  }

  /** False when the socket holds as many subscriptions as it may. */
  sit(): boolean {
    return this.#seats < this.#options.limits.subscriptions && ++this.#seats > 0
  }

  rise(): void {
    this.#seats--
  }

  end(code: number, reason: string): void {
    if (!this.isOpen()) return
    this.ws.close(code, reason)
    setTimeout(() => this.ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  giveUp(): void {
    if (!this.isOpen()) return
    this.stats.stalled++
    this.#options.report('stalled', { unsent: this.net.writableLength, ...this.identity })
    this.end(CLOSE.slow, 'too slow')
  }

  /** Something behind this node failed: the client comes back and goes on. */
  fail(fault: LiveFault, error: unknown): void {
    this.stats.faults++
    this.#options.report(fault, { error })
    this.end(CLOSE.tryAgainLater, 'try again later')
  }

  moveOn(): void {
    if (this.isOpen()) this.ws.send(MOVE_ON)
  }

  async #pump(lagging: Set<Lagging>): Promise<void> {
    this.#isPumping = true
    for (const lane of lagging) {
      if (!(await this.room())) {
        this.giveUp()
        break
      }
      if (lagging.delete(lane)) await lane.step()
    }
    this.#isPumping = false
  }

  /** True when everything was taken; false when nothing was for too long, or the socket is gone. */
  #drained(): Promise<boolean> {
    const { net } = this
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
      }, this.#options.limits.stallMs)
      net.on('drain', onDrain).on('close', onClose)
    })
  }
}
