import type { Store } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { hasFee, isHard, thresholdKey } from './threshold.ts'
import type { Threshold } from './threshold.ts'

export interface ThresholdFault {
  readonly field: 'store' | 'currency' | 'threshold' | 'fee'
  readonly code: `threshold.${string}`
  /** What and what to do. */
  readonly message: string
}

const WHOLE = 100_00

export interface ThresholdSurroundings {
  readonly stores: readonly Store[]
  readonly limits: Limits
}

/** The hard thresholds that will stand: by whom they are for, of each type of a store and a currency. */
export type Limits = ReadonlyMap<string, ReadonlyMap<string | undefined, Threshold>>

/** Made once for all thresholds that are looked at: a file may have tens of thousands. */
export function limitsIn(thresholds: readonly Threshold[]): Limits {
  const byKind = Map.groupBy(
    thresholds.filter(({ type }) => isHard(type)),
    kindOf,
  )
  const byRelation = [...byKind].map(([kind, its]) => [kind, new Map(its.map((one) => [one.relation, one]))] as const)
  return new Map(byRelation)
}

const kindOf = ({ type, store, currency }: Pick<Threshold, 'type' | 'store' | 'currency'>): string =>
  thresholdKey({ type, store, currency })

/** What is wrong with a threshold; undefined: it may be stored. */
export function thresholdFault(threshold: Threshold, around: ThresholdSurroundings): ThresholdFault | undefined {
  const { stores } = around
  const { store: code, currency, type, fee } = threshold
  const store = stores.find((known) => known.code === code)
  if (!store) return fault('store', 'unknown-store', `There is no store ${code}. Use one of the set-up.`)
  if (!store.currencies.includes(currency)) {
    const sentence = `Store ${code} does not sell in ${currency}. Use one of: ${store.currencies.join(', ')}.`
    return fault('currency', 'unknown-currency', sentence)
  }
  if (hasFee(type) && fee === undefined) return fault('fee', 'fee-missing', `A ${type} has a fee. Say how much it is.`)
  if (!hasFee(type) && fee !== undefined) return fault('fee', 'fee-unused', `A ${type} has no fee. Leave it out.`)
  if (type === 'soft-minimum-threshold-flexible-fee' && (fee ?? 0) > WHOLE) {
    return fault('fee', 'fee-too-high', 'A fee is 100 % of the goods at most. Lower it.')
  }
  const against = opposite(threshold, around.limits).find((other) => excludes(threshold, other))
  if (!against) return undefined
  const sentence = `With the ${against.type} of ${against.threshold} nothing could be ordered. Let a minimum be below its maximum.`
  return fault('threshold', 'reversed', sentence)
}

/** The maximums of a minimum, or the other way round, for somebody whom both are for. */
function opposite({ type, store, currency, relation }: Threshold, limits: Limits): readonly Threshold[] {
  if (!isHard(type)) return []
  const other = type === 'hard-minimum-threshold' ? 'hard-maximum-threshold' : 'hard-minimum-threshold'
  const its = limits.get(kindOf({ type: other, store, currency }))
  if (relation === undefined) return [...(its?.values() ?? [])]
  return [its?.get(undefined), its?.get(relation)].filter((one) => one !== undefined)
}

/** Whether nothing could be ordered with a minimum and a maximum. */
function excludes(one: Threshold, other: Threshold): boolean {
  const [minimum, maximum] = one.type === 'hard-minimum-threshold' ? [one, other] : [other, one]
  return minimum.threshold > maximum.threshold
}

export function checkThreshold(threshold: Threshold, around: ThresholdSurroundings): void {
  const found = thresholdFault(threshold, around)
  if (found) throw new Refused(found.code, found.message, { path: found.field })
}

function fault(field: ThresholdFault['field'], reason: string, message: string): ThresholdFault {
  return { field, code: `threshold.${reason}`, message }
}
