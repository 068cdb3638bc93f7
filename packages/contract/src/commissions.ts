import { z } from 'zod'
import type { CommissionGroup, CommissionRule } from '@souk/domain/commission/rule'
import { csvText } from './csv.ts'
import type { RowError } from './csv.ts'
import { amount, merchantId, moment, storeCode, text } from './shared.ts'

const key = text(255)

/** A new commission rule, or another under its key. Details of its fields: domain `CommissionRule`. */
export const saveCommission = z.object({
  key,
  name: text(255),
  description: text(5000).optional(),
  /** Key of a commission group; one rule of each applies to an item. */
  group: key,
  calculator: z.enum(['percentage', 'fixed']),
  /** Hundredths of a percent: 5 % is 500. Left out where amounts are fixed. */
  amount: z.int().default(0),
  /** Minor units per piece. */
  fixedAmounts: z
    .array(z.object({ currency: z.string().max(10), net: amount, gross: amount }))
    .max(200)
    .default([]),
  active: z.boolean().default(true),
  validFrom: moment.optional(),
  validTo: moment.optional(),
  /** The lowest wins. */
  priority: z.int().default(9999),
  stores: z.array(storeCode).max(200),
  /** Left out: all. */
  merchants: z.array(merchantId).max(10_000).default([]),
  /** e.g. `price-mode = 'GROSS_MODE'`. */
  orderCondition: text(5000).optional(),
  /** e.g. `category IS IN 'tablets;notebooks' AND item-price >= '300'`. */
  itemCondition: text(5000).optional(),
})
export const commissionByKey = z.object({ key })

/** The Back Office's one file, or those of the data import. With `dryRun` nothing is stored. */
export const importCommissions = z.discriminatedUnion('format', [
  z.object({ format: z.literal('all-in-one'), csv: csvText, dryRun: z.boolean().default(false) }),
  z.object({
    format: z.literal('data-import'),
    files: z.object({
      /** merchant_commission.csv */
      commissions: csvText.optional(),
      /** merchant_commission_group.csv */
      groups: csvText.optional(),
      /** merchant_commission_amount.csv: replaces all fixed amounts of the rules it names; the next two likewise. */
      amounts: csvText.optional(),
      /** merchant_commission_store.csv */
      stores: csvText.optional(),
      /** merchant_commission_merchant.csv */
      merchants: csvText.optional(),
    }),
    dryRun: z.boolean().default(false),
  }),
])

export const saveCommissionGroup = z.object({ key, name: text(255) })
export const removeCommissionGroup = z.object({ key })

export interface CommissionList {
  /** By group, the rule that wins first. */
  readonly rules: readonly CommissionRule[]
  readonly groups: readonly CommissionGroup[]
}

/** What an import did, or with `dryRun` would do: keys of rules. With any error it does nothing. */
export interface CommissionImport {
  readonly errors: readonly RowError[]
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
}
