import type { Store } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { hasFee } from './threshold.ts'
import type { Threshold } from './threshold.ts'

export interface ThresholdFault {
  readonly field: 'store' | 'currency' | 'threshold' | 'fee'
  readonly code: `threshold.${string}`
  /** What and what to do. */
  readonly message: string
}

const WHOLE = 100_00

/** What is wrong with a threshold; undefined: it may be stored. */
export function thresholdFault(threshold: Threshold, stores: readonly Store[]): ThresholdFault | undefined {
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
  return undefined
}

export function checkThreshold(threshold: Threshold, stores: readonly Store[]): void {
  const found = thresholdFault(threshold, stores)
  if (found) throw new Refused(found.code, found.message, { path: found.field })
}

function fault(field: ThresholdFault['field'], reason: string, message: string): ThresholdFault {
  return { field, code: `threshold.${reason}`, message }
}
