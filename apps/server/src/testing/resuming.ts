import { createTRPCClient, createWSClient, httpSubscriptionLink, wsLink } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { AppRouter } from '@souk/api/router'
import { headersOf } from './followers.ts'
import type { Caller } from './followers.ts'
import { streamed } from './sse.ts'

/** A message of the board with its tracked id, as it came. */
export interface Heard {
  readonly id: string
  readonly data: {
    readonly kind: 'reset' | 'events'
    readonly events?: readonly { readonly shard: number; readonly seq: number }[]
  }
}

/** Follows the board from a position until somebody stops; answers how to. */
export type Resume = (
  at: { readonly url: string; readonly caller: Caller },
  lastEventId: string,
  onHeard: (heard: Heard) => void,
) => () => void

function official(link: TRPCLink<AppRouter>, lastEventId: string, onData: (heard: Heard) => void): () => void {
  const client = createTRPCClient<AppRouter>({ links: [link] })
  return client.orders.live.subscribe({ lastEventId }, { onData }).unsubscribe
}

const overWebSocket: Resume = ({ url, caller: { apiKey = '' } }, lastEventId, onHeard) => {
  const client = createWSClient({ url: url.replace('http', 'ws'), connectionParams: { apiKey } })
  const stop = official(wsLink({ client }), lastEventId, onHeard)
  return () => {
    stop()
    void client.close()
  }
}

const overEventSource: Resume = ({ url, caller }, lastEventId, onHeard) => {
  const eventSourceOptions = {
    fetch: (address: string | URL, init: RequestInit) =>
      fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...headersOf(caller) } }),
  }
  return official(httpSubscriptionLink({ url, EventSource, eventSourceOptions }), lastEventId, onHeard)
}

const overEventSourceByParams: Resume = ({ url, caller: { apiKey = '' } }, lastEventId, onHeard) =>
  official(httpSubscriptionLink({ url, EventSource, connectionParams: { apiKey } }), lastEventId, onHeard)

async function read(
  address: string,
  headers: Record<string, string>,
  to: { signal: AbortSignal; onHeard: (heard: Heard) => void },
) {
  for await (const { event, id = '', data } of streamed(await fetch(address, { headers, signal: to.signal })))
    if (event === 'message') to.onHeard({ id, data: data as Heard['data'] })
}

const byFetch =
  (asked: (url: string, lastEventId: string) => { address: string; headers?: Record<string, string> }): Resume =>
  ({ url, caller }, lastEventId, onHeard) => {
    const stopping = new AbortController()
    const { address, headers } = asked(`${url}/orders.live`, lastEventId)
    read(address, { ...headersOf(caller), ...headers }, { signal: stopping.signal, onHeard }).catch(
      (error: unknown) => {
        if (!stopping.signal.aborted) throw error
      },
    )
    return () => stopping.abort()
  }

/** Every way in which somebody who knows where they stood may come back. */
export const WAYS: readonly (readonly [string, Resume])[] = [
  ['the official client’s WebSocket', overWebSocket],
  ['the official client’s event source', overEventSource],
  ['its event source, the key among the parameters of its connection', overEventSourceByParams],
  ['the header Last-Event-ID', byFetch((address, id) => ({ address, headers: { 'last-event-id': id } }))],
  [
    'an input with lastEventId',
    byFetch((address, lastEventId) => ({
      address: `${address}?input=${encodeURIComponent(JSON.stringify({ lastEventId }))}`,
    })),
  ],
]
