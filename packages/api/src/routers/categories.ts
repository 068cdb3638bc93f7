import { removeCategory, saveCategory } from '@souk/contract/categories'
import * as categories from '@souk/services/categories/categories'
import { procedure, router } from '../trpc.ts'

/** The shelves of the catalogue, as far as rules speak of them. */
export const categoriesRouter = router({
  list: procedure.query(({ ctx }) => categories.listCategories(ctx.services.setup)),
  save: procedure.input(saveCategory).mutation(({ ctx, input }) => categories.saveCategory(ctx.services.setup, input)),
  remove: procedure
    .input(removeCategory)
    .mutation(({ ctx, input }) => categories.removeCategory(ctx.services.setup, input.key)),
})
