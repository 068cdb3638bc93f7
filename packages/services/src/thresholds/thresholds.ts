import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import { Refused } from '@souk/domain/refused'
import { checkThreshold, limitsIn } from '@souk/domain/threshold/faults'
import { thresholdKey } from '@souk/domain/threshold/threshold'
import type { Threshold } from '@souk/domain/threshold/threshold'
import type { SetupDeps } from '../setup/deps.ts'
import { thresholdEntry, thresholdRules } from './stored.ts'

/** By store, currency, type and relation. */
export async function listThresholds({ marketplace }: SetupDeps): Promise<readonly Threshold[]> {
  return thresholdRules(await marketplace.stored()).thresholds
}

export type ThresholdRequest = Loose<Omit<Threshold, 'threshold'>> & { readonly threshold: number | null }

/** A new threshold, or another of its type, store, currency and relation; without an amount there is none any more. */
export async function saveThreshold(deps: SetupDeps, request: ThresholdRequest): Promise<Threshold | null> {
  const { threshold: amount } = request
  if (amount === null) {
    await deps.setup.removeEntries([{ kind: 'threshold', key: keyOf(request) }])
    deps.marketplace.invalidate()
    return null
  }
  const threshold = defined<Threshold>({ ...request, threshold: amount })
  const setup = await deps.marketplace.stored()
  checkThreshold(threshold, { stores: setup.stores, limits: limitsIn(thresholdRules(setup).thresholds) })
  await deps.setup.saveEntries([thresholdEntry(threshold)])
  deps.marketplace.invalidate()
  return threshold
}

type Which = Loose<Pick<Threshold, 'type' | 'store' | 'currency' | 'relation'>>

function keyOf({ type, store, currency, relation }: Which): string {
  return thresholdKey({ type, store, currency, ...(relation !== undefined && { relation }) })
}

/** Refused: `threshold.not-found`. */
export async function removeThreshold(deps: SetupDeps, which: Which): Promise<void> {
  const key = keyOf(which)
  const thresholds = await listThresholds(deps)
  if (!thresholds.some((known) => thresholdKey(known) === key)) {
    throw new Refused('threshold.not-found', `There is no ${which.type} of ${which.store} in ${which.currency}.`, which)
  }
  await deps.setup.removeEntries([{ kind: 'threshold', key }])
  deps.marketplace.invalidate()
}
