import type { MerchantId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import { defaultSettings } from '@souk/domain/settings'
import type { Settings } from '@souk/domain/settings'
import { changeEntries } from './change-entries.ts'
import type { SetupDeps } from './deps.ts'
import { bodiesOf } from './setup-store.ts'
import type { StoredSetup } from './setup-store.ts'

/** One concern with its rules. */
export type Setting = {
  readonly [Key in keyof Settings]: { readonly key: Key; readonly value: Settings[Key] }
}[keyof Settings]

/** The marketplace's rules as they hold: what was saved of each concern over the defaults. */
export function settingsOf({ entries }: Pick<StoredSetup, 'entries'>): Settings {
  const saved = bodiesOf(entries, 'settings')
  const concerns = Object.keys(defaultSettings) as (keyof Settings)[]
  const rules = concerns.map((key) => [key, { ...defaultSettings[key], ...saved.get(key) }] as const)
  return Object.fromEntries(rules) as unknown as Settings
}

/** Sets the rules of one concern, whole. Refused: `settings.unknown-store`, `settings.unknown-merchant`. */
export async function saveSettings(deps: SetupDeps, setting: Setting): Promise<Settings> {
  await changeEntries(deps, (setup) => {
    check(setting, setup)
    return { saved: [{ kind: 'settings', key: setting.key, body: setting.value }], answer: undefined }
  })
  return (await deps.marketplace.current()).settings
}

/** What the rules name must be there. */
function check({ key, value }: Setting, { stores, merchants }: StoredSetup): void {
  const checkStores = (field: string, named: object) => {
    const store = Object.keys(named).find((code) => !stores.some((known) => known.code === code))
    if (store === undefined) return
    const details = { path: `value.${field}`, store }
    throw new Refused('settings.unknown-store', `There is no store ${store}. Use one of the set-up.`, details)
  }
  switch (key) {
    case 'company':
      return checkStores('stores', value.stores)
    case 'threshold':
      return checkStores('taxRates', value.taxRates)
    case 'commission':
      checkStores('priceModes', value.priceModes)
      return checkMerchants(value.excludedMerchants, merchants)
    case 'returns':
    case 'refunds':
    case 'invoices':
  }
}

function checkMerchants(named: readonly MerchantId[], known: StoredSetup['merchants']): void {
  const merchant = named.find((id) => !known.some((one) => one.id === id))
  if (merchant === undefined) return
  const details = { path: 'value.excludedMerchants', merchant }
  throw new Refused('settings.unknown-merchant', `There is no merchant ${merchant}.`, details)
}
