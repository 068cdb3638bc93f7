import { createTRPCClient, createWSClient, httpSubscriptionLink, wsLink, type TRPCLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import { parsePosition, type LiveMessage } from '@souk/contract/live'
import type { LiveNode } from './live-node.ts'
import type { LiveRouter } from './router.ts'
import type { ShopRow } from './shop.ts'

type Who = { readonly user: string; readonly tenant: string }

export interface ClientUnderTest {
  readonly client: ReturnType<typeof createTRPCClient<LiveRouter>>
  close(): void
}

function clientOf(link: TRPCLink<LiveRouter>, close: () => void): ClientUnderTest {
  return { client: createTRPCClient<LiveRouter>({ links: [link] }), close }
}

/** The official client over a WebSocket; comes back at once, to wherever the URL then is. */
export function wsClient(at: Pick<LiveNode, 'wsUrl'>, who: Who): ClientUnderTest {
  const socket = createWSClient({ url: () => at.wsUrl, connectionParams: { ...who }, retryDelayMs: () => 5 })
  return clientOf(wsLink({ client: socket }), () => void socket.close())
}

/** The official client over server-sent events. */
export function sseClient({ httpUrl }: Pick<LiveNode, 'httpUrl'>, who: Who): ClientUnderTest {
  return clientOf(httpSubscriptionLink({ url: httpUrl, EventSource, connectionParams: { ...who } }), () => undefined)
}

/** What a follower saw, and the rows it made of it. */
export interface Seen {
  readonly rows: Map<string, ShopRow>
  readonly messages: LiveMessage<readonly ShopRow[], ShopRow>[]
  readonly ids: string[]
  /** Sequences per shard in the order they arrived, doubles included. */
  readonly seqs: number[][]
  readonly errors: unknown[]
  resets: number
  /** Arrivals that were neither the next nor one already seen. */
  gaps: number
  readonly connected: string[]
  stop(): void
}

function merge(rows: Map<string, ShopRow>, row: ShopRow): void {
  if ((rows.get(row.order)?.version ?? 0) < row.version) rows.set(row.order, row)
}

/** Follows with nothing between it and tRPC's client, so that what the server really sends is seen. */
export function watch({ client }: ClientUnderTest, channel: string, lastEventId?: string): Seen {
  const at: number[] = []
  const seen: Seen = {
    rows: new Map(),
    messages: [],
    ids: [],
    seqs: [],
    errors: [],
    resets: 0,
    gaps: 0,
    connected: [],
    stop: () => subscription.unsubscribe(),
  }
  parsePosition(lastEventId ?? '')?.seqs.forEach((seq, shard) => (at[shard] = seq))

  const takeEvent = ({ shard, seq, payload }: { shard: number; seq: number; payload: ShopRow }) => {
    ;(seen.seqs[shard] ??= []).push(seq)
    if (seq > (at[shard] ?? 0) + 1) seen.gaps++
    at[shard] = Math.max(at[shard] ?? 0, seq)
    merge(seen.rows, payload)
  }
  const subscription = client.live.subscribe(
    { channel, ...(lastEventId !== undefined && { lastEventId }) },
    {
      onData({ id, data }) {
        seen.ids.push(id)
        seen.messages.push(data)
        if (data.kind === 'events') return data.events.forEach(takeEvent)
        seen.resets++
        seen.rows.clear()
        for (const row of data.snapshot) merge(seen.rows, row)
        parsePosition(id)?.seqs.forEach((seq, shard) => (at[shard] = seq))
      },
      onError: (error) => void seen.errors.push(error),
      onConnectionStateChange: ({ state }) => void seen.connected.push(state),
    },
  )
  return seen
}
