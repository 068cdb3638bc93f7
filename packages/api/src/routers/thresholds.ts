import { importThresholds, removeThreshold, saveThreshold } from '@souk/contract/thresholds'
import * as files from '@souk/services/thresholds/import-thresholds'
import * as thresholds from '@souk/services/thresholds/thresholds'
import { procedure, router } from '../trpc.ts'

/** What an order should come to; `orders.quote` says where a cart stands. */
export const thresholdsRouter = router({
  /** By store, currency, type and relation. */
  list: procedure.query(({ ctx }) => thresholds.listThresholds(ctx.services.setup)),
  /** New, or in place of the one of its type, store, currency and relation; a blank amount takes it away. */
  save: procedure
    .input(saveThreshold)
    .mutation(({ ctx, input }) => thresholds.saveThreshold(ctx.services.setup, input)),
  /** Takes one away. */
  remove: procedure
    .input(removeThreshold)
    .mutation(({ ctx, input }) => thresholds.removeThreshold(ctx.services.setup, input)),
  /** Thresholds of a CSV file, all or none; answers what is wrong by file, row and column. */
  import: procedure
    .input(importThresholds)
    .mutation(({ ctx, input }) => files.importThresholds(ctx.services.setup, input)),
})
