import type { TRPCUntypedClient } from '@trpc/client'
import type { AppRouter } from '@souk/api/router'
import type { CallOptions, Calls, Handlers } from './calls.ts'
import { followLive } from './live/follow-live.ts'
import type { Live, Subscribe } from './live/follow-live.ts'

export type Client = TRPCUntypedClient<AppRouter>

const verbs = ['query', 'mutate', 'follow'] as const
type Verb = (typeof verbs)[number]

/** What a procedure's path and the verb it is called by come to. */
type Invoke = (path: string, verb: Verb) => unknown

const isVerb = (name: string): name is Verb => verbs.some((verb) => verb === name)

/** Any chain of names ends in a verb: `orders.place.mutate`. It is no thenable, so it may be returned by an async function. */
function chain(names: readonly string[], invoke: Invoke, own: object = {}): object {
  return new Proxy(own, {
    get(_, name): unknown {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name)
      if (typeof name === 'symbol' || name === 'then') return undefined
      return isVerb(name) ? invoke(names.join('.'), name) : chain([...names, name], invoke)
    },
  })
}

type Observer = Exclude<Parameters<Client['subscription']>[2], undefined>

/** What ends every follower besides its own `close`. */
export interface End {
  readonly signal: AbortSignal
}

function follow(client: Client, path: string, { signal: end }: End) {
  const subscribe: Subscribe<object, unknown, unknown> = (input, observer) =>
    client.subscription(path, input, observer as Observer)
  return (input: object, { signal, ...handlers }: Handlers<unknown, unknown>): Live =>
    followLive(subscribe, { input, ...handlers, signal: signal ? AbortSignal.any([signal, end]) : end })
}

/** The client's procedures as `Calls` names them, beside what else it can do. */
export function faceOf<Own extends object>(client: Client, own: Own, end: End): Calls & Own {
  const invoke: Invoke = (path, verb) => {
    switch (verb) {
      case 'query':
        return (input: unknown, options?: CallOptions) => client.query(path, input, options)
      case 'mutate':
        return (input: unknown, options?: CallOptions) => client.mutation(path, input, options)
      case 'follow':
        return follow(client, path, end)
    }
  }
  // The types are the router's; at run time there is nothing but names.
  return chain([], invoke, own) as Calls & Own
}
