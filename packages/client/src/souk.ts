import { createTRPCUntypedClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import type { HTTPHeaders, HTTPLinkOptions, TRPCLink, WebSocketClientOptions } from '@trpc/client'
import type { AppRouter } from '@souk/api/router'
import type { Calls } from './calls.ts'
import { faceOf } from './face.ts'
import { idempotencyLink } from './idempotency.ts'
import { liveSocket } from './live/socket.ts'
import { retryUnanswered } from './retry.ts'
import { lazySocket, renewAtSignIn } from './socket.ts'
import type { Socket } from './socket.ts'

export interface SoukOptions {
  /** Where Souk answers, e.g. `http://127.0.0.1:4400`. */
  readonly url: string
  /** Other apps bring one; in a browser the session's cookie does without. */
  readonly apiKey?: string
  /** How often a call is made again when its answer was lost; default 5, within some ten seconds. */
  readonly retries?: number
  /** These credentials are good no more: signed out, deactivated, key removed. */
  onRevoked?(): void
  readonly fetch?: typeof fetch
  readonly WebSocket?: WebSocketClientOptions['WebSocket']
}

/** Souk as its procedures, and the end of it. */
export type Souk = Calls & {
  /** Ends all followers and the WebSocket. */
  close(): void
}

const RETRIES = 5
/** More than a page asks for at once; less than a server takes in one request. */
const MOST_IN_BATCH = 20
const LONGEST_URL = 4000

type FetchEsque = Exclude<HTTPLinkOptions<never>['fetch'], undefined>

/** Queries of one moment share a request; acts go alone, each answered as soon as it is done. */
function overHttp(url: string, { apiKey, fetch: send = fetch }: SoukOptions): TRPCLink<AppRouter> {
  const headers: HTTPHeaders = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  const withCookies: FetchEsque = (input, init) => send(input, { ...(init as RequestInit), credentials: 'include' })
  const options = { url: `${url}/trpc`, headers, fetch: withCookies }
  return splitLink({
    condition: ({ type }) => type === 'query',
    true: httpBatchLink({ ...options, maxItems: MOST_IN_BATCH, maxURLLength: LONGEST_URL }),
    false: httpLink(options),
  })
}

/**
 * Opens Souk for another app, or for the screens. Nothing is sent before the first call; the first follower opens the one
 * WebSocket. Every act happens once, also when its answer was lost on the way; every follower resumes by itself.
 */
export function createSouk(options: SoukOptions): Souk {
  const { apiKey, retries = RETRIES, onRevoked, WebSocket } = options
  const url = options.url.replace(/\/+$/, '')
  const socket: Socket = lazySocket(() =>
    liveSocket({
      url: `${url.replace(/^http/, 'ws')}/trpc`,
      ...(apiKey !== undefined && { connectionParams: { apiKey } }),
      ...(WebSocket && { WebSocket }),
      ...(onRevoked && { onRevoked }),
      onUnidentified: () => socket.renew(),
    }),
  )
  const client = createTRPCUntypedClient<AppRouter>({
    links: [
      renewAtSignIn(socket),
      idempotencyLink,
      retryUnanswered(retries),
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: socket.link,
        false: overHttp(url, options),
      }),
    ],
  })
  const ending = new AbortController()
  function close(): void {
    ending.abort()
    socket.renew()
  }
  return faceOf(client, { close }, ending)
}
