import { Refused } from '@souk/domain/refused'
import { defaultSettings } from '@souk/domain/settings'
import type { Settings } from '@souk/domain/settings'
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

/** Sets the rules of one concern, whole. Refused: `settings.unknown-store`. */
export async function saveSettings(deps: SetupDeps, { key, value }: Setting): Promise<Settings> {
  if (key === 'company') checkStores(value, (await deps.marketplace.stored()).stores)
  await deps.setup.saveEntries([{ kind: 'settings', key, body: value }])
  deps.marketplace.invalidate()
  return (await deps.marketplace.current()).settings
}

function checkStores({ stores }: Settings['company'], known: StoredSetup['stores']): void {
  const unknown = Object.keys(stores).find((code) => !known.some((store) => store.code === code))
  if (unknown === undefined) return
  const details = { path: 'value.stores', store: unknown }
  throw new Refused('settings.unknown-store', `There is no store ${unknown}. Use one of the set-up.`, details)
}
