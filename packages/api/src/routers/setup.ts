import { removePaymentMethod, savePaymentMethod, saveStore, setupLive } from '@souk/contract/setup'
import type { SetupChange } from '@souk/contract/setup'
import * as masterData from '@souk/services/setup/master-data'
import { configAddress } from '../live/channel-address.ts'
import { procedure, router } from '../trpc.ts'
import { followChannel } from './follow.ts'

export const storesRouter = router({
  list: procedure.query(async ({ ctx }) => (await ctx.services.setup.marketplace.stored()).stores),
  save: procedure.input(saveStore).mutation(({ ctx, input }) => masterData.saveStore(ctx.services.setup, input)),
})

export const paymentMethodsRouter = router({
  list: procedure.query(async ({ ctx }) => (await ctx.services.setup.marketplace.stored()).paymentMethods),
  save: procedure
    .input(savePaymentMethod)
    .mutation(({ ctx, input }) => masterData.savePaymentMethod(ctx.services.setup, input)),
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
