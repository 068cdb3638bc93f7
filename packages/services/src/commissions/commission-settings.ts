import type { CommissionSettings } from '@souk/domain/commission/rule'
import { Refused } from '@souk/domain/refused'
import type { SetupDeps } from '../setup/deps.ts'
import { settingsEntry, storedCommission } from './stored.ts'

export async function getCommissionSettings({ marketplace }: SetupDeps): Promise<CommissionSettings> {
  return storedCommission(await marketplace.stored()).settings
}

/** Refused: `commission.unknown-merchant`, `commission.unknown-store`. */
export async function saveCommissionSettings(
  deps: SetupDeps,
  settings: CommissionSettings,
): Promise<CommissionSettings> {
  const { merchants, stores } = await deps.marketplace.stored()
  const merchant = settings.excludedMerchants.find((id) => !merchants.some((known) => known.id === id))
  if (merchant !== undefined) {
    const details = { path: 'excludedMerchants', merchant }
    throw new Refused('commission.unknown-merchant', `There is no merchant ${merchant}.`, details)
  }
  const store = Object.keys(settings.priceModes).find((code) => !stores.some((known) => known.code === code))
  if (store !== undefined) {
    const details = { path: 'priceModes', store }
    throw new Refused('commission.unknown-store', `There is no store ${store}. Use one of the set-up.`, details)
  }
  await deps.setup.saveEntries([settingsEntry(settings)])
  deps.marketplace.invalidate()
  return settings
}
