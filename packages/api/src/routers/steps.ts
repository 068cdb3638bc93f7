import { completeStep, editStep, parkedSteps, retryStep, skipStep } from '@souk/contract/steps'
import type { ParkedStep } from '@souk/contract/steps'
import type { OutsideStep } from '@souk/services/orders/outside-steps'
import * as steps from '@souk/services/steps/complete-step'
import { procedure, router } from '../trpc.ts'
import { given } from './page.ts'

function parked({
  step,
  kind,
  name,
  url,
  orderReference,
  side,
  items,
  event,
  data,
  attempts,
  error = '',
  createdAt,
}: OutsideStep): ParkedStep {
  return { step, kind, name, url, orderReference, side, items, event, data, attempts, error, since: createdAt }
}

export const stepsRouter = router({
  /** Steps whose outside service failed for good, newest first. */
  parked: procedure.input(parkedSteps).query(async ({ ctx, input: { limit, cursor, ...filter } }) => {
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    const { rows, ...rest } = await ctx.services.orders.steps.parked(given(filter), page)
    return { ...rest, rows: rows.map(parked) }
  }),
  /** Tries a parked step again now. */
  retry: procedure
    .input(retryStep)
    .mutation(({ ctx, input }) => steps.retryStep(ctx.services.orders, ctx.identity.actor, input)),
  /** Tells the service something else, and tries a parked step again now. */
  edit: procedure
    .input(editStep)
    .mutation(({ ctx, input }) => steps.retryStep(ctx.services.orders, ctx.identity.actor, input)),
  /** Goes on without it; the reason is kept. */
  skip: procedure
    .input(skipStep)
    .mutation(({ ctx, input }) => steps.skipStep(ctx.services.orders, ctx.identity.actor, input)),
  /** The outside's answer to a step that waits. */
  complete: procedure
    .input(completeStep)
    .mutation(({ ctx, input }) => steps.completeStep(ctx.services.orders, ctx.identity.actor, input)),
})
