import type { Store } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { hasFee, isHard } from './threshold.ts'
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
  /** Those that will stand beside it. */
  readonly thresholds: readonly Threshold[]
}

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
  const against = around.thresholds.find((other) => excludes(threshold, other))
  if (!against) return undefined
  const sentence = `With the ${against.type} of ${against.threshold} nothing could be ordered. Let a minimum be below its maximum.`
  return fault('threshold', 'reversed', sentence)
}

/** Whether somebody whom both are for could order nothing at all. */
function excludes(one: Threshold, other: Threshold): boolean {
  if (one.type === other.type || !isHard(one.type) || !isHard(other.type)) return false
  const meets = one.relation === undefined || other.relation === undefined || one.relation === other.relation
  if (!meets || one.store !== other.store || one.currency !== other.currency) return false
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
