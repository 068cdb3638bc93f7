import { tracked, type TrackedEnvelope } from '@trpc/server'
import type { LiveMessage } from '@souk/contract/live'
import { Attach } from './attach.ts'
import type { Channel } from './channel.ts'
import { comeBack } from './come-back.ts'
import { Lane } from './lane.ts'
import type { LiveSocket } from './live-socket.ts'
import { patiently } from './patience.ts'
import { plain } from './plain.ts'
import { begin, tooMany, type Bound, type LiveOutput, type Surroundings } from './subscription.ts'

type Envelope<S, P> = TrackedEnvelope<LiveMessage<S, P>>
type Result<S, P> = IteratorResult<Envelope<S, P>, void>

const OVER = { done: true, value: undefined } as const

/**
 * A live subscription as tRPC's WebSocket adapter iterates it. It gives one message and is over; the adapter then disposes of
 * it, and that takes as long as the lane lasts to which the encoder handed over. Was the message not swapped by the encoder,
 * the adapter has sent it as it is, and the others follow one by one.
 *
 * Ten thousand of these wait at a time. Waiting in a generator, and the adapter for that, took a third of a session's memory.
 */
class OverWebSocket<S, P> implements AsyncIterableIterator<Envelope<S, P>, void, void> {
  readonly #parts: Surroundings
  readonly #socket: LiveSocket
  readonly #signal: AbortSignal
  /** Until it is opened. */
  #wanted: Bound<S> | undefined
  #held: Disposable | undefined
  #isSeated = false
  #channel: Channel | undefined
  #lane: Lane | undefined
  #oneByOne: AsyncIterator<Envelope<S, P>, void, void> | undefined
  #isOver = false

  constructor(parts: Surroundings, wanted: Bound<S>, socket: LiveSocket) {
    this.#parts = parts
    this.#wanted = wanted
    this.#socket = socket
    this.#signal = wanted.signal
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<Result<S, P>> {
    if (this.#isOver || this.#lane?.hasStarted) return OVER
    try {
      return await (this.#wanted ? this.#open(this.#wanted) : this.#goOn())
    } catch (error) {
      this.#close()
      return comeBack(this.#parts, { error, signal: this.#signal, live: this.#socket })
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#close()
        resolve()
      }
      if (!this.#lane?.hasStarted || this.#signal.aborted) end()
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- In place of the adapter's own: its loop is over, and what it waited with can go.
      else this.#signal.onabort = end
    })
  }

  async #open(wanted: Bound<S>): Promise<Result<S, P>> {
    this.#wanted = undefined
    if (!this.#socket.sit())
      throw tooMany(this.#parts, 'subscription.too-many', 'One socket holds no more subscriptions. Stop some first.')
    this.#isSeated = true
    this.#held = wanted.hold?.()
    if (!(await this.#socket.room())) {
      this.#socket.giveUp()
      return OVER
    }
    const { channel, reader, first } = await patiently(() => begin(this.#parts, wanted))
    this.#channel = channel
    if (this.#isOver) {
      this.#close()
      return OVER
    }
    const { tenant, authorised } = wanted
    this.#lane = new Lane(channel, { reader, socket: this.#socket, tenant, authorised })
    // Nobody but the encoder sees that this is not the message itself.
    const parcel = new Attach(this.#lane, first) as unknown as LiveMessage<S, P>
    return { done: false, value: tracked(first.position, parcel) }
  }

  async #goOn(): Promise<Result<S, P>> {
    if (!this.#lane) return OVER
    const { authorised } = this.#lane
    const ready = () => this.#socket.room()
    this.#oneByOne ??= plain<S, P>(this.#lane, { signal: this.#signal, authorised, ready })[Symbol.asyncIterator]()
    return this.#oneByOne.next()
  }

  /** Gives back whatever it has; also while it is being opened. */
  #close(): void {
    this.#isOver = true
    this.#lane?.leave()
    if (this.#channel) this.#parts.channels.release(this.#channel)
    if (this.#isSeated) this.#socket.rise()
    this.#held?.[Symbol.dispose]()
    this.#lane = this.#channel = this.#held = undefined
    this.#isSeated = false
  }
}

export const overWebSocket = <S, P>(parts: Surroundings, wanted: Bound<S>, socket: LiveSocket): LiveOutput<S, P> =>
  new OverWebSocket(parts, wanted, socket)
