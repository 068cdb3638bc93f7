import { removeCategory, saveCategory } from '@souk/contract/categories'
import * as categories from '@souk/services/categories/categories'
import { procedure, router } from '../trpc.ts'

/** The shelves of the catalogue, as far as rules speak of them. */
export const categoriesRouter = router({
  /** Every category, with the one it stands below. */
  list: procedure.query(({ ctx }) => categories.listCategories(ctx.services.setup)),
  /** New, or another under its key. */
  save: procedure.input(saveCategory).mutation(({ ctx, input }) => categories.saveCategory(ctx.services.setup, input)),
  /** Where no category stands below it. */
  remove: procedure
    .input(removeCategory)
    .mutation(({ ctx, input }) => categories.removeCategory(ctx.services.setup, input.key)),
})
