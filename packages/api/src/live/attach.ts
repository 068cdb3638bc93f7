import { jsonEncoder, type Encoder } from '@trpc/server/adapters/ws'
import { rpcHead, rpcTail } from './frame.ts'
import type { Lane } from './lane.ts'
import type { Message } from './message.ts'

/**
 * Stands in for a subscription's first message on its way through tRPC's WebSocket adapter, whose encoder sees it
 * together with the id of the call. From then on the lane writes to the socket itself.
 */
export class Attach {
  readonly #lane: Pick<Lane, 'start'>
  #first: Message | undefined

  constructor(lane: Pick<Lane, 'start'>, first: Message) {
    this.#lane = lane
    this.#first = first
  }

  /** The whole first message, given what it begins with; the lane is open afterwards. */
  open(rpc: string): string {
    const text = this.#first ? rpc + rpcTail(this.#first) : ''
    // The adapter keeps what was yielded last for as long as the subscription lasts: a snapshot for everybody.
    this.#first = undefined
    this.#lane.start(rpc)
    return text
  }

  /** For an adapter that serialises without our encoder: the first message alone, no lane. */
  toJSON(): unknown {
    return JSON.parse(this.#first?.text ?? 'null')
  }
}

interface Answer {
  readonly id: number | string | null
  readonly jsonrpc?: string
  readonly result?: { readonly data?: { readonly data?: unknown } | null }
}

/** What the WebSocket adapter must be given (`experimental_encoder`); relies on being called right before the send. */
export const liveEncoder: Encoder = {
  encode(message) {
    const { id, jsonrpc, result } = message as Answer
    const data = result?.data?.data
    return data instanceof Attach ? data.open(rpcHead(id, jsonrpc)) : JSON.stringify(message)
  },
  decode: jsonEncoder.decode,
}
