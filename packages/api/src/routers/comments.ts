import { addComment, editComment, removeComment } from '@souk/contract/order-edits'
import * as comments from '@souk/services/orders/comments'
import { procedure, router } from '../trpc.ts'
import { named } from './named.ts'

/** What operators write about an order, and what its customer and they write to each other. Merchants see none of it. */
export const commentsRouter = router({
  /** Operators write to either audience; a shop for the customer it names, to operators. */
  add: procedure
    .input(addComment)
    .mutation(async ({ ctx, input }) =>
      comments.addComment(ctx.services.orders, ctx.identity.actor, await named(ctx, input)),
    ),
  /** One's own. */
  edit: procedure
    .input(editComment)
    .mutation(async ({ ctx, input }) =>
      comments.editComment(ctx.services.orders, ctx.identity.actor, await named(ctx, input)),
    ),
  /** One's own; its place in the thread stays, empty. */
  remove: procedure
    .input(removeComment)
    .mutation(async ({ ctx, input }) =>
      comments.removeComment(ctx.services.orders, ctx.identity.actor, await named(ctx, input)),
    ),
})
