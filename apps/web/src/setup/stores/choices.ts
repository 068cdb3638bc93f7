import { localeTag } from '../../text/locale.ts'
import type { Option } from '../../ui/option.ts'

const locales =
  'de-DE de-AT de-CH en-GB en-IE en-US fr-FR fr-BE fr-CH it-IT es-ES pt-PT nl-NL nl-BE pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI el-GR da-DK sv-SE nb-NO fi-FI et-EE lv-LV lt-LT tr-TR uk-UA he-IL ar-AE ar-EG ja-JP ko-KR zh-CN zh-TW hi-IN'.split(
    ' ',
  )

/** Languages a store can speak, by name; the given one is among them. */
export function localeOptions(current: string): readonly Option[] {
  const names = new Intl.DisplayNames(localeTag(), { type: 'language' })
  const tags = current && !locales.includes(current) ? [current, ...locales] : locales
  return tags
    .map((tag) => ({ value: tag, label: names.of(tag) ?? tag, note: tag }))
    .toSorted((one, other) => one.label.localeCompare(other.label, localeTag()))
}

export function timeZoneOptions(current: string): readonly Option[] {
  const zones = Intl.supportedValuesOf('timeZone')
  const all = current && !zones.includes(current) ? [current, ...zones] : zones
  return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

/** `eur, chf` as `EUR`, `CHF`: what people type, in the order typed, each once. */
export const currenciesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/u)
      .filter(Boolean),
  ),
]
