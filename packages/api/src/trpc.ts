import { initTRPC } from '@trpc/server'
import type { TRPCError } from '@trpc/server'
import { Refused } from '@souk/domain/refused'
import type { Identity } from '@souk/services/people/people'
import type { Context } from './context.ts'
import { checkKeepable } from './keepable.ts'
import { mayCall } from './permissions.ts'
import { refusalShape, toTRPCError } from './refusal.ts'

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, path }) => {
    const { message, refused } = refusalShape(error, path ?? '')
    const { stack: _, ...data } = shape.data
    return { ...shape, message, data: { ...data, refused } }
  },
  // Between events an event stream is silent: without these neither end would notice that the other is gone.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 30_000 } },
})

export const { router } = t

// What a call goes through is one middleware each: tRPC copies all that the call has for every one.

/** Open to those the permission table names, signed in or not. */
export const openProcedure = t.procedure.use(async ({ ctx, path, getRawInput, next }) => {
  const identity = admitted(ctx, path)
  checkKeepable(await getRawInput())
  return refusalsMapped(await next({ ctx: { identity } }), ctx)
})

/** For somebody we know; the table says who. */
export const procedure = t.procedure.use(async ({ ctx, path, getRawInput, next }) => {
  const identity = admitted(ctx, path)
  checkKeepable(await getRawInput())
  if (!identity) throw toTRPCError(signInNeeded(ctx, {}))
  return refusalsMapped(await next({ ctx: { identity } }), ctx)
})

/** Who calls. A WebSocket's context may be older than what has been heard since. */
function admitted(ctx: Context, path: string): Identity | undefined {
  const { services, identity: known } = ctx
  const identity = known && services.people.isCurrent(known) ? known : undefined
  if (mayCall(path, identity)) return identity
  throw toTRPCError(
    identity ? new Refused('call.not-permitted', `${path} is not for you.`, { path }) : signInNeeded(ctx, { path }),
  )
}

/** The reference tells a wrong key from none. */
function signInNeeded({ credentials }: Context, details: Refused['details']): Refused {
  const glue = credentials.bearer === undefined ? '002' : '001'
  return new Refused('sign-in.needed', 'Sign in, or send an API key.', { ...details, glue })
}

type Result = { readonly ok: true } | { readonly ok: false; readonly error: TRPCError }

function refusalsMapped<Of extends Result>(result: Of, { services }: Context): Of {
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  throw toTRPCError(result.error.cause ?? result.error, services.isPassing)
}
