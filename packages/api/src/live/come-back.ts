import { TRPCError } from '@trpc/server'
import type { LiveSocket } from './live-socket.ts'
import { isFinal } from './patience.ts'
import type { Surroundings } from './subscription.ts'

/** Settles when the signal fires. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

interface Failed {
  readonly error: unknown
  readonly signal: AbortSignal
  /** Absent over HTTP. */
  readonly live: LiveSocket | undefined
}

/**
 * Makes the client of a subscription come back that the store has failed; what is meant for the caller is thrown as it is.
 * Over a WebSocket an error would end the subscription for good on the client's wsLink, and a lost socket makes it resume.
 * httpSubscriptionLink comes back from an unavailable service, and from nothing else.
 */
export async function comeBack(
  { stats, report }: Pick<Surroundings, 'stats' | 'report'>,
  { error, signal, live }: Failed,
): Promise<never> {
  if (isFinal(error)) throw error
  if (live) {
    live.fail('store', error)
    await aborted(signal)
  } else {
    stats.faults++
    report('store', { error })
  }
  throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error })
}
