import { listPayouts, payoutStatement } from '@souk/contract/payouts'
import { Refused } from '@souk/domain/refused'
import { payoutStatement as statement } from '@souk/services/payouts/statement'
import { procedure, router } from '../trpc.ts'
import { given } from './page.ts'
import { scope } from './scope.ts'

export const payoutsRouter = router({
  /** Payouts and reversals, newest first: of the merchant named or all for operators, their own for merchants. */
  list: procedure.input(listPayouts).query(({ ctx, input: { merchant: named, limit, cursor, ...filter } }) => {
    const merchant = scope(ctx.identity, named)
    const { documents } = ctx.services.orders
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    return documents.list('payout', given({ ...filter, merchants: merchant && [merchant] }), page)
  }),
  /** A merchant's account over a period, in one currency. */
  statement: procedure.input(payoutStatement).query(async ({ ctx, input }) => {
    const merchant = scope(ctx.identity, input.merchant)
    if (!merchant) throw new Refused('merchant.not-named', 'merchant: say whose statement you want.')
    const { merchants } = await ctx.services.setup.marketplace.current()
    if (!merchants.has(merchant)) throw new Refused('merchant.not-found', 'There is no such merchant.', { merchant })
    return statement(ctx.services.ledger, { ...input, merchant })
  }),
})
