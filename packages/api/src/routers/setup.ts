import { removePaymentMethod, savePaymentMethod, saveStore, setupLive } from '@souk/contract/setup'
import type { SetupChange } from '@souk/contract/setup'
import * as masterData from '@souk/services/setup/master-data'
import { configAddress } from '../live/channel-address.ts'
import { procedure, router } from '../trpc.ts'
import { followChannel } from './follow.ts'

export const storesRouter = router({
  /** Every store. */
  list: procedure.query(async ({ ctx }) => (await ctx.services.setup.marketplace.stored()).stores),
  /** New, or in place of the one of its code. */
  save: procedure.input(saveStore).mutation(({ ctx, input }) => masterData.saveStore(ctx.services.setup, input)),
})

export const paymentMethodsRouter = router({
  /** Every payment method, and which process its orders run. */
  list: procedure.query(async ({ ctx }) => (await ctx.services.setup.marketplace.stored()).paymentMethods),
  /** New, or in place of the one of its key. */
  save: procedure
    .input(savePaymentMethod)
    .mutation(({ ctx, input }) => masterData.savePaymentMethod(ctx.services.setup, input)),
  /** New orders cannot be paid by it any more. */
  remove: procedure
    .input(removePaymentMethod)
    .mutation(({ ctx, input }) => masterData.removePaymentMethod(ctx.services.setup, input.key)),
})

export const setupRouter = router({
  /** Says which part of the set-up changed, whoever changed it. */
  live: procedure
    .input(setupLive)
    .subscription(({ ctx, input, signal }) =>
      followChannel<null, SetupChange>({ ctx, input, signal }, configAddress, async () => null),
    ),
})
