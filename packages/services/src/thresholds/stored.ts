import { thresholdKey } from '@souk/domain/threshold/threshold'
import type { Threshold, ThresholdRules } from '@souk/domain/threshold/threshold'
import { settingsOf } from '../setup/settings.ts'
import { bodiesOf } from '../setup/setup-store.ts'
import type { SetupEntry, StoredSetup } from '../setup/setup-store.ts'

export function thresholdRules({ entries }: Pick<StoredSetup, 'entries'>): ThresholdRules {
  const thresholds = [...bodiesOf<Threshold>(entries, 'threshold').values()]
  return { thresholds, ...settingsOf({ entries }).threshold }
}

export const thresholdEntry = (threshold: Threshold): SetupEntry => ({
  kind: 'threshold',
  key: thresholdKey(threshold),
  body: threshold,
})
