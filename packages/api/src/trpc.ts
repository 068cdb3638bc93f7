import { initTRPC } from '@trpc/server'
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

const refusalsMapped = t.middleware(async ({ ctx, next }) => {
  const result = await next()
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  throw toTRPCError(result.error.cause ?? result.error, ctx.services.isPassing)
})

const permitted = t.middleware(({ ctx: { services, ...ctx }, path, next }) => {
  // A WebSocket's context may be older than what has been heard since.
  const identity = ctx.identity && services.people.isCurrent(ctx.identity) ? ctx.identity : undefined
  if (mayCall(path, identity)) return next({ ctx: { identity } })
  throw identity
    ? new Refused('call.not-permitted', `${path} is not for you.`, { path })
    : new Refused('sign-in.needed', 'Sign in, or send an API key.', { path })
})

const keepable = t.middleware(async ({ getRawInput, next }) => {
  checkKeepable(await getRawInput())
  return next()
})

/** Open to those the permission table names, signed in or not. */
export const openProcedure = t.procedure.use(refusalsMapped).use(permitted).use(keepable)

/** For somebody we know; the table says who. */
export const procedure = openProcedure.use(({ ctx, next }) => {
  const { identity } = ctx
  if (!identity) throw new Refused('sign-in.needed', 'Sign in, or send an API key.')
  const known: Identity = identity
  return next({ ctx: { identity: known } })
})
