import { onTestFinished, vi } from 'vitest'
import type { LiveMessage } from '@souk/contract/live'
import type { OrderPresence, PresenceSnapshot } from '@souk/contract/presence'
import type { Context } from '../context.ts'
import { appRouter } from '../router.ts'

type Tracked<S, P> = AsyncIterable<{ readonly data: LiveMessage<S, P> }>

/** Hands on what a subscription brings until it ends, which an open screen does not mind. Called on the server it brings envelopes, whatever the types say. */
async function each<S, P>(brought: Tracked<S, P>, take: (message: LiveMessage<S, P>) => void): Promise<void> {
  try {
    for await (const envelope of brought) take((envelope as unknown as readonly [string, LiveMessage<S, P>])[1])
  } catch {
    // Signed out.
  }
}

/** Somebody's screen until it is closed, or the test ends: what it shows of their team. */
export function aScreen(context: Context) {
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const { presence } = appRouter.createCaller(context, { signal: closing.signal })
  const seen = new Map<string, OrderPresence>()
  const messages: LiveMessage<PresenceSnapshot, OrderPresence>[] = []

  function show(message: LiveMessage<PresenceSnapshot, OrderPresence>): void {
    messages.push(message)
    const orders = message.kind === 'reset' ? message.snapshot : message.events.map(({ payload }) => payload)
    for (const order of orders) seen.set(order.reference, order)
  }

  return {
    presence,
    messages,
    /** Opens an order. */
    async look(reference: string): Promise<void> {
      void each(await presence.look({ reference }), () => undefined)
    },
    /** Settles once it shows what there is. */
    async follow(): Promise<void> {
      void each(await presence.live({}), show)
      await vi.waitUntil(() => messages.length > 0)
    },
    lookers: (reference: string) => seen.get(reference)?.looking.map(({ name }) => name),
    supported: (reference: string) => seen.get(reference)?.support,
    handler: (reference: string) => seen.get(reference)?.handling?.by.name,
    close: (): void => closing.abort(),
  }
}
