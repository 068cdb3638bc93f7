import type { MerchantId } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'
import { categoryTree } from './category.ts'
import type { Category, CategoryTree } from './category.ts'
import { everyOf } from './query/condition.ts'
import type { Condition } from './query/condition.ts'
import { conditionOf } from './query/parse.ts'
import { defaultCommissionSettings } from './rule.ts'
import type { CommissionRule, CommissionSettings } from './rule.ts'

/** The commission set-up, compiled once and asked for every item. */
export interface CommissionScheme {
  /** Those that are on, the one that wins first. */
  readonly rules: readonly CompiledRule[]
  readonly excludedMerchants: ReadonlySet<MerchantId>
  /** By store; default: gross. */
  readonly priceModes: ReadonlyMap<string, PriceMode>
  readonly categories: CategoryTree
}

export interface CompiledRule {
  readonly rule: CommissionRule
  /** Both its conditions. */
  readonly condition: Condition
  /** Milliseconds since 1970, both within. */
  readonly validFrom: number
  readonly validTo: number
}

/** No commission at all. */
export const noCommission: CommissionScheme = commissionScheme([], defaultCommissionSettings, [])

export function commissionScheme(
  rules: readonly CommissionRule[],
  settings: CommissionSettings,
  categories: readonly Category[],
): CommissionScheme {
  return {
    rules: rules
      .filter(({ active }) => active)
      .toSorted(byRank)
      .map(compiled),
    excludedMerchants: new Set(settings.excludedMerchants),
    priceModes: new Map(Object.entries(settings.priceModes)),
    categories: categoryTree(categories),
  }
}

/** The one that wins first: by priority, among equals the younger. */
export function byRank(a: CommissionRule, b: CommissionRule): number {
  return a.priority - b.priority || (a.id < b.id ? 1 : -1)
}

function compiled(rule: CommissionRule): CompiledRule {
  const { orderCondition, itemCondition, validFrom, validTo } = rule
  return {
    rule,
    condition: everyOf([
      ...(orderCondition === undefined ? [] : [conditionOf(orderCondition, 'order')]),
      ...(itemCondition === undefined ? [] : [conditionOf(itemCondition, 'item')]),
    ]),
    validFrom: validFrom === undefined ? -Infinity : Date.parse(validFrom),
    validTo: validTo === undefined ? Infinity : Date.parse(validTo),
  }
}
