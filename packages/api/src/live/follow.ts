import { TRPCError } from '@trpc/server'
import type { LiveSocket } from './live-socket.ts'
import { overHttp } from './over-http.ts'
import { overWebSocket } from './over-websocket.ts'
import type { LiveOutput, Subscription, Surroundings } from './subscription.ts'

function admit<S>({ stats, report }: Surroundings, { channel, tenant, authorised }: Subscription<S>): void {
  if (tenant !== channel.tenant) {
    stats.breaches++
    report('breach', { channel: channel.key, tenant })
    throw new TRPCError({ code: 'NOT_FOUND' })
  }
  if (!authorised()) throw new TRPCError({ code: 'UNAUTHORIZED' })
}

/** One call of a live subscription, whatever carries it; `live` is its socket where that is one of this hub's. */
export async function* follow<S, P>(
  parts: Surroundings,
  subscription: Subscription<S>,
  live: LiveSocket | undefined,
): LiveOutput<S, P> {
  admit(parts, subscription)
  const signal = subscription.signal ?? new AbortController().signal
  if (live) yield* overWebSocket<S, P>({ ...subscription, signal, parts, live })
  else yield* overHttp<S, P>(parts, { ...subscription, signal })
}
