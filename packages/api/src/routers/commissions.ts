import {
  commissionByKey,
  importCommissions,
  removeCommissionGroup,
  saveCommission,
  saveCommissionGroup,
} from '@souk/contract/commissions'
import * as groups from '@souk/services/commissions/commission-groups'
import * as commissions from '@souk/services/commissions/commissions'
import * as files from '@souk/services/commissions/import-commissions'
import { procedure, router } from '../trpc.ts'

/** What share of a sale is the marketplace's: rules. */
export const commissionsRouter = router({
  /** All rules and groups, by group, the rule that wins first. */
  list: procedure.query(({ ctx }) => commissions.listCommissions(ctx.services.setup)),
  /** One rule. */
  byKey: procedure
    .input(commissionByKey)
    .query(({ ctx, input }) => commissions.getCommission(ctx.services.setup, input.key)),
  /** New, or another under its key. Orders that were charged stay charged as they were. */
  save: procedure
    .input(saveCommission)
    .mutation(({ ctx, input }) => commissions.saveCommission(ctx.services.setup, input)),
  /** Orders that were charged by it stay charged. */
  remove: procedure
    .input(commissionByKey)
    .mutation(({ ctx, input }) => commissions.removeCommission(ctx.services.setup, input.key)),
  /** Rules of a CSV file, all or none; answers what is wrong by file, row and column. */
  import: procedure
    .input(importCommissions)
    .mutation(({ ctx, input }) => files.importCommissions(ctx.services.setup, input)),
  /** All rules as a CSV file that `import` reads. */
  export: procedure.query(({ ctx }) => files.exportCommissions(ctx.services.setup)),
})

/** Groups of rules: of each, one rule applies to an item. */
export const commissionGroupsRouter = router({
  /** All groups. */
  list: procedure.query(({ ctx }) => groups.listCommissionGroups(ctx.services.setup)),
  /** New, or with another name. */
  save: procedure
    .input(saveCommissionGroup)
    .mutation(({ ctx, input }) => groups.saveCommissionGroup(ctx.services.setup, input)),
  /** Where no rule is in it. */
  remove: procedure
    .input(removeCommissionGroup)
    .mutation(({ ctx, input }) => groups.removeCommissionGroup(ctx.services.setup, input.key)),
})
