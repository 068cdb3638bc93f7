import {
  amendmentByOrder,
  applyAmendment,
  cancelAmendment,
  previewAmendment,
  startAmendment,
} from '@souk/contract/amendments'
import { amendmentOf } from '@souk/services/amendments/amendment-of'
import { applyAmendment as apply } from '@souk/services/amendments/apply-amendment'
import { previewAmendment as preview } from '@souk/services/amendments/preview-amendment'
import { cancelAmendment as cancel, startAmendment as start } from '@souk/services/amendments/start-amendment'
import { procedure, router } from '../trpc.ts'
import { named } from './named.ts'

/** Customers edit their orders through the shop, in the grace period. Not for guests; quote requests do not exist here. */
export const amendmentsRouter = router({
  /** The customer begins to edit the order: its items are held back, the answer has its cart. */
  start: procedure
    .input(startAmendment)
    .mutation(async ({ ctx, input }) => start(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /**
   * What the order would become: totals, what is due, what each line would cost, what is sold out. Stores nothing; no query,
   * because a cart may be longer than an address can be.
   */
  preview: procedure
    .input(previewAmendment)
    .mutation(async ({ ctx, input }) => preview(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** Another order takes this one's place: at once, or as soon as a worker comes to it. (tRPC keeps the word `apply` to itself.) */
  finish: procedure
    .input(applyAmendment)
    .mutation(async ({ ctx, input }) => apply(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** The order stays as it was, in what is left of its grace period. */
  cancel: procedure
    .input(cancelAmendment)
    .mutation(async ({ ctx, input }) => cancel(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** The order's last amendment, open or over. */
  byOrder: procedure
    .input(amendmentByOrder)
    .query(async ({ ctx, input }) => amendmentOf(ctx.services.orders, (await named(ctx, input)).order)),
})
