import { createWSClient, type TRPCWebSocketClient, type WebSocketClientOptions } from '@trpc/client'
import { CLOSE } from '@souk/contract/live'
import { fullJitter } from './backoff.ts'
import { impatient } from './impatient-socket.ts'

/** A connection that lived this long was a good one. */
const HEALTHY_MS = 10_000

export interface LiveSocketOptions extends Pick<WebSocketClientOptions, 'url' | 'connectionParams' | 'WebSocket'> {
  /** These credentials are no longer good: sign in again. */
  onRevoked?(): void
  /** Nobody known is at this end, so nothing is followed: the server hung up, and would again. */
  onUnidentified?(): void
  /** Milliseconds since 1970. */
  now?(): number
}

/** A `createWSClient` for `wsLink` that comes back with jitter, backs off from a server that hangs up, and notices dead lines. */
export function liveSocket(given: LiveSocketOptions): TRPCWebSocketClient {
  const { onRevoked, onUnidentified, now = Date.now, WebSocket, ...options } = given
  let openedAt = 0
  let short = 0
  return createWSClient({
    ...options,
    WebSocket: impatient(WebSocket),
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5000 },
    // tRPC counts from 0 again whenever a socket opened, also when it was closed at once.
    retryDelayMs: (attempt) => fullJitter(attempt + short),
    onOpen: () => (openedAt = now()),
    onClose(cause) {
      short = now() - openedAt < HEALTHY_MS ? short + 1 : 0
      if (cause?.code === CLOSE.revoked) onRevoked?.()
      if (cause?.code === CLOSE.unidentified) onUnidentified?.()
    },
  })
}
