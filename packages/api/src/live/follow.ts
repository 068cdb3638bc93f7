import type { LiveSocket } from './live-socket.ts'
import { overHttp } from './over-http.ts'
import { overWebSocket } from './over-websocket.ts'
import type { LiveOutput, Subscription, Surroundings } from './subscription.ts'

/** One call of a live subscription, whatever carries it; `live` is its socket where that is one of this hub's. */
export function follow<S, P>(
  parts: Surroundings,
  subscription: Subscription<S>,
  live: LiveSocket | undefined,
): LiveOutput<S, P> {
  const { signal = new AbortController().signal } = subscription
  const bound = { ...subscription, signal }
  return live ? overWebSocket<S, P>(parts, bound, live) : overHttp<S, P>(parts, bound)
}
