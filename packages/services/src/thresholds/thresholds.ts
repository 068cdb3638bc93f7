import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import { Refused } from '@souk/domain/refused'
import { checkThreshold, limitsIn } from '@souk/domain/threshold/faults'
import { thresholdKey } from '@souk/domain/threshold/threshold'
import type { Threshold } from '@souk/domain/threshold/threshold'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import { thresholdEntry, thresholdRules } from './stored.ts'

/** By store, currency, type and relation. */
export async function listThresholds({ marketplace }: SetupDeps): Promise<readonly Threshold[]> {
  return thresholdRules(await marketplace.stored()).thresholds
}

export type ThresholdRequest = Loose<Omit<Threshold, 'threshold'>> & { readonly threshold: number | null }

/** A new threshold, or another of its type, store, currency and relation; without an amount there is none any more. */
export function saveThreshold(deps: SetupDeps, request: ThresholdRequest): Promise<Threshold | null> {
  const { threshold: amount } = request
  return changeEntries<Threshold | null>(deps, (setup) => {
    if (amount === null) return { gone: [{ kind: 'threshold', key: keyOf(request) }], answer: null }
    const threshold = defined<Threshold>({ ...request, threshold: amount })
    checkThreshold(threshold, { stores: setup.stores, limits: limitsIn(thresholdRules(setup).thresholds) })
    return { saved: [thresholdEntry(threshold)], answer: threshold }
  })
}

type Which = Loose<Pick<Threshold, 'type' | 'store' | 'currency' | 'relation'>>

function keyOf({ type, store, currency, relation }: Which): string {
  return thresholdKey({ type, store, currency, ...(relation !== undefined && { relation }) })
}

/** Refused: `threshold.not-found`. */
export function removeThreshold(deps: SetupDeps, which: Which): Promise<void> {
  const key = keyOf(which)
  return changeEntries(deps, (setup) => {
    if (!thresholdRules(setup).thresholds.some((known) => thresholdKey(known) === key)) {
      const sentence = `There is no ${which.type} of ${which.store} in ${which.currency}.`
      throw new Refused('threshold.not-found', sentence, which)
    }
    return { gone: [{ kind: 'threshold', key }], answer: undefined }
  })
}
