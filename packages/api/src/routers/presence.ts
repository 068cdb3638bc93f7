import { claimOrder, followPresence, lookAtOrder, releaseOrder, takeOverOrder } from '@souk/contract/presence'
import type { OrderPresence, PresenceSnapshot } from '@souk/contract/presence'
import { merchantOrderIds } from '@souk/services/merchant-orders/merchant-order-detail'
import { orderId } from '@souk/services/orders/order-detail'
import type { Identity } from '@souk/services/people/people'
import type { Caller } from '@souk/services/presence/presence'
import type { Team } from '@souk/services/presence/presence-store'
import { OPERATOR, presenceAddress, silentAddress } from '../live/channel-address.ts'
import type { LiveOutput } from '../live/subscription.ts'
import { procedure, router } from '../trpc.ts'
import { followChannel, found } from './follow.ts'
import type { Call } from './follow.ts'

const teamOf = ({ actor }: Identity): Team => (actor.kind === 'merchant' ? actor.merchant : OPERATOR)

/** The caller at an order of their own; a foreign one and a missing one are the same answer. */
async function at({ services, identity }: Call['ctx'], reference: string): Promise<Caller> {
  const { id: session, actor } = identity
  if (actor.kind === 'merchant') await merchantOrderIds(services.orders, reference, actor.merchant)
  else await orderId(services.orders, reference)
  return { team: teamOf(identity), reference, person: { id: actor.id, name: actor.name }, session }
}

function followTeam(call: Call): LiveOutput<PresenceSnapshot, OrderPresence> {
  const { services, identity } = call.ctx
  const team = teamOf(identity)
  const hold = () => services.presence.follow(team)
  return followChannel({ ...call, hold }, presenceAddress(team), () => services.presence.of(team))
}

function look(call: Call, caller: Caller): LiveOutput<null, never> {
  const hold = () => call.ctx.services.presence.look(caller)
  return followChannel<null, never>({ ...call, hold }, silentAddress, async () => null)
}

/**
 * Who of one's own team is at which order: operators see operators, a merchant's people each other. Orders are named as their
 * pages name them: operators by order, merchants by merchant order. None of it keeps anybody from doing anything.
 */
export const presenceRouter = router({
  /** Everybody who looks at an order or handles one, then each order that changes. Always from the start: nothing is replayed. */
  live: procedure.input(followPresence).subscription(({ ctx, input, signal }) => followTeam({ ctx, input, signal })),
  /** Shows the caller at an order for as long as it is followed; brings nothing else. */
  look: procedure
    .input(lookAtOrder)
    .subscription(async ({ ctx, input, signal }) =>
      look({ ctx, input, signal }, await found({ ctx, signal }, () => at(ctx, input.reference))),
    ),
  /** Takes an order on: until it is released, the session ends, or two minutes after the caller last had it open. */
  claim: procedure
    .input(claimOrder)
    .mutation(async ({ ctx, input }) => ctx.services.presence.claim(await at(ctx, input.reference))),
  /** Takes an order over from whom the caller saw handling it, who is told. */
  takeOver: procedure
    .input(takeOverOrder)
    .mutation(async ({ ctx, input }) => ctx.services.presence.takeOver(await at(ctx, input.reference), input.from)),
  /** Lets go of an order; nothing happens where somebody else handles it, or nobody. */
  release: procedure
    .input(releaseOrder)
    .mutation(async ({ ctx, input }) => ctx.services.presence.release(await at(ctx, input.reference))),
})
