import { thresholdKey } from '@souk/domain/threshold/threshold'
import type { Threshold, ThresholdRules, ThresholdSettings } from '@souk/domain/threshold/threshold'
import { bodiesOf } from '../setup/setup-store.ts'
import type { SetupEntry, StoredSetup } from '../setup/setup-store.ts'

const SETTINGS = 'threshold'

export function thresholdRules({ entries }: Pick<StoredSetup, 'entries'>): ThresholdRules {
  const settings = bodiesOf<ThresholdSettings>(entries, 'settings').get(SETTINGS)
  return {
    thresholds: [...bodiesOf<Threshold>(entries, 'threshold').values()],
    taxRates: settings?.taxRates ?? {},
  }
}

export const thresholdEntry = (threshold: Threshold): SetupEntry => ({
  kind: 'threshold',
  key: thresholdKey(threshold),
  body: threshold,
})

export const thresholdSettingsEntry = (settings: ThresholdSettings): SetupEntry => ({
  kind: 'settings',
  key: SETTINGS,
  body: settings,
})
