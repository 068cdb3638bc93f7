import { closeReclamation, createReclamation, listReclamations } from '@souk/contract/reclamations'
import * as reclamations from '@souk/services/reclamations/reclamations'
import { procedure, router } from '../trpc.ts'
import { named } from './named.ts'
import { given } from './page.ts'

/** Claims that people handle by hand: no machine moves for them. */
export const reclamationsRouter = router({
  /** Opens a claim about items of an order. */
  create: procedure.input(createReclamation).mutation(async ({ ctx, input }) => {
    return reclamations.createReclamation(ctx.services.orders, ctx.identity.actor, await named(ctx, input))
  }),
  /** Newest first. */
  list: procedure.input(listReclamations).query(({ ctx, input: { limit, cursor, status, ...filter } }) => {
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    const statuses = status && [status]
    return ctx.services.orders.documents.list('reclamation', given({ ...filter, statuses }), page)
  }),
  /** For good. */
  close: procedure.input(closeReclamation).mutation(async ({ ctx, input }) => {
    return reclamations.closeReclamation(ctx.services.orders, ctx.identity.actor, await named(ctx, input))
  }),
})
