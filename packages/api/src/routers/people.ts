import {
  addKey,
  addPerson,
  firstRun,
  keyById,
  removePerson,
  setPersonActive,
  setPersonPassword,
  setPersonRole,
  signIn,
  updatePerson,
} from '@souk/contract/people'
import type { Me, Welcome } from '@souk/contract/people'
import { Refused } from '@souk/domain/refused'
import type { Identity, People, SignedIn } from '@souk/services/people/people'
import { noFirstRun } from '@souk/services/people/refusals'
import type { Context, Services } from '../context.ts'
import { openProcedure, procedure, router } from '../trpc.ts'

/** The caller as screens need them; null for nobody. */
async function me(services: Services, identity: Identity | undefined): Promise<Me | null> {
  if (!identity) return null
  const { actor, email } = identity
  const { merchants } = await services.orders.marketplace.current()
  const merchant = actor.kind === 'merchant' ? merchants.get(actor.merchant) : undefined
  return {
    id: actor.id,
    name: actor.name,
    email,
    kind: identity.kind === 'key' ? 'shop' : actor.kind === 'merchant' ? 'merchant' : 'operator',
    role: actor.kind === 'operator' ? (actor.role ?? null) : null,
    merchant: merchant
      ? { id: merchant.id, reference: merchant.reference, name: merchant.name, status: merchant.status }
      : null,
    demo: services.demo,
  }
}

/** Demo people are no secret: they exist to be signed in as. */
async function welcome({ demo, people, firstRunToken }: Services): Promise<Welcome> {
  const [known, token] = await Promise.all([demo ? people.list() : undefined, firstRunToken()])
  const accounts = known?.filter((person) => person.demo && person.active)
  return {
    demo: accounts?.map(({ name, email, merchant }) => ({ name, email, merchant })) ?? null,
    firstRun: token !== undefined,
  }
}

/**
 * Signs in and sends the session's cookies back. Refused over a WebSocket, which has no way to send them, before anything is
 * tried: nobody counts what is guessed there.
 */
async function answerSignedIn(
  { services, setCookies }: Context,
  attempt: (people: People) => Promise<SignedIn>,
): Promise<Me | null> {
  if (!setCookies) throw new Refused('sign-in.over-http', 'Sign in over HTTP: a WebSocket cannot set the cookie.')
  const { identity, setCookie } = await attempt(services.people)
  setCookies(setCookie)
  return me(services, identity)
}

/** Nobody but the holder of the one-time link makes the first operator, and nobody after that. */
async function checkFirstRun(services: Services, token: string): Promise<void> {
  const expected = await services.firstRunToken()
  if (expected !== undefined && expected === token) return
  throw noFirstRun()
}

export const peopleRouter = router({
  /** Who is asking; null: nobody we know. */
  me: openProcedure.query(({ ctx }) => me(ctx.services, ctx.identity)),
  /** What anybody may know before signing in. */
  welcome: openProcedure.query(({ ctx }) => welcome(ctx.services)),
  /** Answers who it is; the session comes as a cookie. */
  signIn: openProcedure
    .input(signIn)
    .mutation(({ ctx, input }) => answerSignedIn(ctx, (people) => people.signIn(input.email, input.password))),
  /** Ends the session. */
  signOut: procedure.mutation(async ({ ctx }) => {
    // Ahead of the call: without `setCookies` its argument would not be evaluated.
    const cookies = await ctx.services.people.signOut(ctx.identity, ctx.credentials)
    ctx.setCookies?.(cookies)
  }),
  /** Makes the first operator and signs them in. */
  firstRun: openProcedure.input(firstRun).mutation(({ ctx, input: { token, ...person } }) =>
    answerSignedIn(ctx, async (people) => {
      await checkFirstRun(ctx.services, token)
      await people.add({ ...person, first: true })
      return people.signIn(person.email, person.password)
    }),
  ),
  /** Everybody who may sign in, or might again. */
  list: procedure.query(({ ctx }) => ctx.services.people.list()),
  /** An administrator, an operator with a role, or a user of the merchant named. */
  add: procedure.input(addPerson).mutation(({ ctx, input }) => ctx.services.people.add(input)),
  /** Whoever is switched off is out everywhere at once. */
  setActive: procedure
    .input(setPersonActive)
    .mutation(({ ctx, input }) => ctx.services.people.setActive(input.id, input.active)),
  /** Another name or e-mail. */
  update: procedure
    .input(updatePerson)
    .mutation(({ ctx, input: { id, ...change } }) => ctx.services.people.update(id, change)),
  /** Makes an operator an administrator, or one of a role; their sessions end everywhere. */
  setRole: procedure
    .input(setPersonRole)
    .mutation(({ ctx, input }) => ctx.services.people.setRole(input.id, input.role)),
  /** Ends the person's sessions everywhere. */
  setPassword: procedure
    .input(setPersonPassword)
    .mutation(({ ctx, input }) => ctx.services.people.setPassword(input.id, input.password)),
  /** For good; what they did keeps their name. The last administrator stays. */
  remove: procedure.input(removePerson).mutation(({ ctx, input }) => ctx.services.people.remove(input.id)),
})

export const keysRouter = router({
  /** Every key by its first characters, with when it was used last. */
  list: procedure.query(({ ctx }) => ctx.services.people.keys()),
  /** The key is in the answer and nowhere else, ever. */
  add: procedure
    .input(addKey)
    .mutation(({ ctx, input }) => ctx.services.people.addKey({ ...input, by: ctx.identity.actor.id })),
  /** What used it is out everywhere at once. */
  remove: procedure.input(keyById).mutation(({ ctx, input }) => ctx.services.people.removeKey(input.id)),
})
