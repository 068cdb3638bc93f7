import { TRPCError } from '@trpc/server'
import { envelope, type Begun, type LiveOutput } from './subscription.ts'

interface PlainOptions {
  readonly signal: AbortSignal
  authorised(): boolean
  /** Settles when the next message may be made; false ends the subscription. */
  ready(): Promise<boolean>
}

/**
 * A subscription as an ordinary generator: what HTTP uses, and WebSockets when the adapter does not use our encoder. Also
 * a cursor: nothing is queued for a consumer that does not pull.
 */
export async function* plain<S, P>({ channel, reader }: Omit<Begun, 'first'>, options: PlainOptions): LiveOutput<S, P> {
  const { signal, authorised, ready } = options
  while (!signal.aborted && (await ready())) {
    const message = await reader.next()
    // Who comes back is looked at anew, and told if it is no.
    if (!authorised()) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'look again' })
    if (message) yield envelope<S, P>(message)
    else await channel.changed(signal)
  }
}
