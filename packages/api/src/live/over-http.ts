import { TRPCError } from '@trpc/server'
import { CLOSE } from '@souk/contract/live'
import { comeBack } from './come-back.ts'
import type { Connection } from './connection.ts'
import { patiently } from './patience.ts'
import { plain } from './plain.ts'
import { begin, envelope, tooMany, type Bound, type LiveOutput, type Surroundings } from './subscription.ts'

interface Ending {
  readonly connection: Connection
  readonly signal: AbortSignal
  error(): TRPCError | undefined
}

/** Ends by an error: httpSubscriptionLink comes back by itself from an unavailable service, and from nothing else. */
function ending(): Ending {
  const ended = new AbortController()
  let error: TRPCError | undefined
  const end = (code: number, message: string) => {
    error = new TRPCError({ code: code === CLOSE.revoked ? 'UNAUTHORIZED' : 'SERVICE_UNAVAILABLE', message })
    ended.abort()
  }
  return { connection: { identity: undefined, end }, signal: ended.signal, error: () => error }
}

export async function* overHttp<S, P>(parts: Surroundings, subscription: Bound<S>): LiveOutput<S, P> {
  const { connection, signal: ended, error } = ending()
  parts.connections.add(connection)
  try {
    using _held = subscription.hold?.()
    if (!parts.connections.identify(connection, subscription.identity)) {
      throw tooMany(parts, 'connection.too-many', 'You have as many connections as you may. Close some first.')
    }
    const begun = await patiently(() => begin(parts, subscription))
    try {
      yield envelope<S, P>(begun.first)
      const signal = AbortSignal.any([subscription.signal, ended])
      yield* plain<S, P>(begun, { signal, authorised: subscription.authorised, ready: async () => true })
    } finally {
      parts.channels.release(begun.channel)
    }
    const why = error()
    if (why) throw why
  } catch (failure) {
    await comeBack(parts, { error: failure, signal: ended, live: undefined })
  } finally {
    parts.connections.delete(connection)
  }
}
