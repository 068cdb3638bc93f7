import { createRefund, listRefunds } from '@souk/contract/refunds'
import { createRefund as create } from '@souk/services/refunds/create-refund'
import { procedure, router } from '../trpc.ts'
import { named } from './named.ts'
import { given } from './page.ts'

export const refundsRouter = router({
  /**
   * Gives money back for rows, so many of a row, expenses, or chosen amounts of them, at most what the settings allow an
   * operator. It moves money alone: what puts an item into `refunded` is its own event, which gives no more than what is left.
   */
  create: procedure
    .input(createRefund)
    .mutation(async ({ ctx, input }) => create(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** Every refund, newest first; one is of one merchant, or of the marketplace's own expenses. */
  list: procedure.input(listRefunds).query(({ ctx, input: { limit, cursor, ...filter } }) => {
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    return ctx.services.orders.documents.list('refund', given(filter), page)
  }),
})
