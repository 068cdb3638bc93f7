import { z } from 'zod'
import type { ThresholdType } from '@souk/domain/threshold/threshold'
import { csvText } from './csv.ts'
import type { RowError } from './csv.ts'
import { amount, currency, locale, storeCode, text } from './shared.ts'

const types = [
  'hard-minimum-threshold',
  'hard-maximum-threshold',
  'soft-minimum-threshold',
  'soft-minimum-threshold-fixed-fee',
  'soft-minimum-threshold-flexible-fee',
] as const satisfies readonly ThresholdType[]

const which = {
  type: z.enum(types),
  store: storeCode,
  currency,
  /** A merchant relation; left out: everybody. */
  relation: text(255).optional(),
}

/** A new threshold, or another in its place. */
export const saveThreshold = z.object({
  ...which,
  /** Minor units, of goods before discounts; null takes the threshold away. */
  threshold: amount.nullable(),
  /** Of a fixed fee minor units, of a flexible one hundredths of a percent of the goods. */
  fee: amount.optional(),
  /** By locale; `{{threshold}}`, `{{fee}}` and `{{missing}}`, the difference, stand for the amounts. */
  messages: z.record(locale, text(1000)).default({}),
})

export const removeThreshold = z.object(which)

/** sales_order_threshold.csv, and glossary.csv for the messages its keys stand for. */
export const importThresholds = z.object({
  csv: csvText,
  glossary: csvText.optional(),
  /** Says what would happen; stores nothing. */
  dryRun: z.boolean().default(false),
})

/** What an import did, or with `dryRun` would do: how many thresholds. With any error it does nothing. */
export interface ThresholdImport {
  readonly errors: readonly RowError[]
  readonly saved: number
  readonly removed: number
}
