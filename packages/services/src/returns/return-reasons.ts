import type { ReturnReason } from '@souk/contract/returns'
import { Refused } from '@souk/domain/refused'
import { localeTag } from '@souk/domain/text'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { LiveMarketplace } from '../setup/marketplace.ts'
import { bodiesOf } from '../setup/setup-store.ts'
import type { SetupEntry, StoredSetup } from '../setup/setup-store.ts'

/** What a reason is called, by locale. */
export interface Reason {
  readonly key: string
  readonly names: Readonly<Record<string, string>>
}

/** Those of the reference: they hold until a marketplace says something of its own. */
const defaults: readonly Reason[] = [
  { key: 'return.return_reasons.damaged.name', names: { en: 'Damaged', de: 'Beschädigt' } },
  { key: 'return.return_reasons.no_longer_needed.name', names: { en: 'No longer needed', de: 'Nicht mehr benötigt' } },
  { key: 'return.return_reasons.wrong-item.name', names: { en: 'Wrong item', de: 'Falscher Artikel' } },
]

const FALLBACK = 'en'

/** By key. */
export function reasonsOf(setup: Pick<StoredSetup, 'entries'>): readonly Reason[] {
  return [...storedIn(setup), ...unstored(setup)]
}

const storedIn = ({ entries }: Pick<StoredSetup, 'entries'>): readonly Reason[] => [
  ...bodiesOf<Reason>(entries, 'returnReason').values(),
]

/** The defaults while they hold: what is changed first is stored with them, and from then on what is changed alone. */
const unstored = (setup: Pick<StoredSetup, 'entries'>): readonly Reason[] =>
  storedIn(setup).length > 0 ? [] : defaults

/** In that locale, else its language, else English, else any; a reason that is no key is somebody's own words. */
export function reasonText(reasons: readonly Reason[], reason: string, locale: string = FALLBACK): string {
  const names = reasons.find(({ key }) => key === reason)?.names ?? {}
  const language = languageOf(locale)
  const ofLanguage = Object.entries(names).find(([code]) => languageOf(code) === language)?.[1]
  return names[locale] ?? names[language] ?? ofLanguage ?? names[FALLBACK] ?? Object.values(names)[0] ?? reason
}

function languageOf(locale: string): string {
  return new Intl.Locale(localeTag(locale)).language
}

export async function listReturnReasons(
  { marketplace }: { readonly marketplace: LiveMarketplace },
  locale?: string,
): Promise<readonly ReturnReason[]> {
  const reasons = reasonsOf(await marketplace.stored())
  return reasons.map(({ key, names }) => ({ key, names, reason: reasonText(reasons, key, locale) }))
}

const reasonEntry = ({ key, names }: Reason): SetupEntry => ({
  kind: 'returnReason',
  key,
  body: { key, names },
})

/** New, or with other names. The first change makes the default reasons the marketplace's own. */
export function saveReturnReason(deps: SetupDeps, reason: Reason): Promise<Reason> {
  return changeEntries(deps, (setup) => ({ saved: reasonEntries(setup, [reason]), answer: reason }))
}

/** What is saved for these reasons. */
export const reasonEntries = (setup: StoredSetup, reasons: readonly Reason[]): SetupEntry[] =>
  [...unstored(setup), ...reasons].map(reasonEntry)

/** Refused: `return-reason.not-found`, `return-reason.last`: customers choose from them. */
export function removeReturnReason(deps: SetupDeps, key: string): Promise<void> {
  return changeEntries(deps, (setup) => {
    const known = reasonsOf(setup)
    const left = known.filter((one) => one.key !== key)
    if (left.length === known.length) {
      throw new Refused('return-reason.not-found', `There is no return reason ${key}.`, { key })
    }
    if (left.length === 0) {
      throw new Refused('return-reason.last', `${key} is the last return reason. Add another one first.`, { key })
    }
    const others = unstored(setup).filter((one) => one.key !== key)
    return { saved: others.map(reasonEntry), gone: [{ kind: 'returnReason', key }], answer: undefined }
  })
}
