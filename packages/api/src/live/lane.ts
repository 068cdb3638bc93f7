import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'
import type { Channel } from './channel.ts'
import type { LiveLane } from './flush.ts'
import { rpcTail, textFrame } from './frame.ts'
import type { Lagging, LiveSocket } from './live-socket.ts'
import type { Reader } from './reader.ts'

export interface LaneOptions {
  readonly reader: Reader
  readonly socket: LiveSocket
  /** Whose data this subscription may carry. */
  readonly tenant: string
  authorised(): boolean
}

/**
 * One subscription of one WebSocket: a cursor, not a queue. Up to date, it takes what every flush brings; behind, it is
 * caught up in batches as its socket finds room.
 */
export class Lane implements LiveLane, Lagging {
  at = 0
  /** Empty until the client's call id is known. */
  rpc = ''
  readonly tenant: string
  readonly ws: WebSocket
  readonly net: Socket
  readonly channel: Channel
  readonly reader: Reader
  readonly #socket: LiveSocket
  readonly authorised: () => boolean
  #hasLeft = false

  constructor(channel: Channel, { reader, socket, tenant, authorised }: LaneOptions) {
    this.tenant = tenant
    this.ws = socket.ws
    this.net = socket.net
    this.channel = channel
    this.reader = reader
    this.#socket = socket
    this.authorised = authorised
  }

  get hasStarted(): boolean {
    return this.rpc !== ''
  }

  /** Called once the client's call id is known and the first message is on its way. */
  start(rpc: string): void {
    this.rpc = rpc
    // With entries to pass over it cannot share messages yet.
    if (this.reader.cursor.seen) this.#socket.catchUp(this)
    else this.#join()
  }

  leave(): void {
    this.#hasLeft = true
    this.channel.live.delete(this)
    this.#socket.forget(this)
  }

  lag(): void {
    this.channel.live.delete(this)
    this.reader.cursor = { at: this.at }
    this.#socket.stats.lagged++
    this.#socket.catchUp(this)
  }

  async step(): Promise<void> {
    if (!this.hasStarted || this.#hasLeft) return
    if (!this.authorised()) return this.#socket.end(CLOSE.reauthenticate, 'look again')
    try {
      await this.#send()
    } catch (error) {
      this.#socket.fail('snapshot', error)
    }
  }

  async #send(): Promise<void> {
    const message = await this.reader.next()
    if (this.#hasLeft || !this.#socket.isOpen()) return
    if (!message) return this.#join()
    this.#socket.write(textFrame(this.rpc + rpcTail(message)))
    this.#socket.catchUp(this)
  }

  /** Takes part in the flushes from where the reader stands; nothing may be awaited between reading and joining. */
  #join(): void {
    this.at = this.reader.cursor.at
    this.channel.live.add(this)
    if (!this.channel.ring.isAtHead(this.reader.cursor)) this.channel.nudge()
  }
}
