import type { MerchantId, StoreCode } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'

/** Rules of one group compete for an item; one rule of each group applies. */
export interface CommissionGroup {
  /** e.g. `primary`. */
  readonly key: string
  readonly name: string
}

/** What share of a sale is the operator's, and of which sales. */
export interface CommissionRule {
  /** UUIDv7: of two rules that nothing else decides between, the one with the higher id is the younger. */
  readonly id: string
  /** e.g. `mc1`. */
  readonly key: string
  /** Unique. */
  readonly name: string
  readonly description?: string
  /** Key of its group. */
  readonly group: string
  readonly calculator: 'percentage' | 'fixed'
  /** Hundredths of a percent: 5 % is 500. Zero where the amount is fixed. */
  readonly amount: number
  /** One per currency, where the amount is fixed; a currency without one costs nothing. */
  readonly fixedAmounts: readonly FixedAmount[]
  readonly active: boolean
  /** ISO times, both within the validity; absent: without end on that side. */
  readonly validFrom?: string
  readonly validTo?: string
  /** The lowest number of its group wins. */
  readonly priority: number
  /** At least one: it holds nowhere else. */
  readonly stores: readonly StoreCode[]
  /** It holds for these alone; none: for all. */
  readonly merchants: readonly MerchantId[]
  /** Queries; absent: holds for every order, for every item. */
  readonly orderCondition?: string
  readonly itemCondition?: string
}

export type RuleField = Exclude<keyof CommissionRule, 'id'>

/** Minor units per piece, for orders with net and with gross prices. */
export interface FixedAmount {
  readonly currency: string
  readonly net: number
  readonly gross: number
}

export interface CommissionSettings {
  /** They pay no commission. */
  readonly excludedMerchants: readonly MerchantId[]
  /** Which price percentages are taken of, by store; default: gross. Not the order's price mode. */
  readonly priceModes: Readonly<Record<string, PriceMode>>
}

export const defaultCommissionSettings: CommissionSettings = { excludedMerchants: [], priceModes: {} }
