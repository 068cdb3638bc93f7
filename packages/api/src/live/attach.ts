import { jsonEncoder, type Encoder } from '@trpc/server/adapters/ws'
import { rpcHead } from './frame.ts'

const ATTACH = Symbol('live attach')

/**
 * Stands in for a subscription's first message on its way through tRPC's WebSocket adapter, whose encoder sees it
 * together with the id of the call. From then on the lane writes to the socket itself.
 */
export interface Attach {
  readonly [ATTACH]: true
  /** The whole first message, given what it begins with; the lane is open afterwards. */
  open(rpc: string): string
  /** For an adapter that serialises without our encoder: the first message alone, no lane. */
  toJSON(): unknown
}

export const attach = (parts: Pick<Attach, 'open' | 'toJSON'>): Attach => ({ [ATTACH]: true, ...parts })

interface Answer {
  readonly id: number | string | null
  readonly jsonrpc?: string
  readonly result?: { readonly data?: { readonly data?: Partial<Attach> } | null }
}

/** What the WebSocket adapter must be given (`experimental_encoder`); relies on being called right before the send. */
export const liveEncoder: Encoder = {
  encode(message) {
    const { id, jsonrpc, result } = message as Answer
    const data = result?.data?.data
    return data?.[ATTACH] && data.open ? data.open(rpcHead(id, jsonrpc)) : JSON.stringify(message)
  },
  decode: jsonEncoder.decode,
}
