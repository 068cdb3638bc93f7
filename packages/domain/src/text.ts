import { minorDigits } from './decimal.ts'

/** How amounts, rates and days are written in letters and on paper, by the order's locale. */

/** A locale that the runtime knows: `de_DE`, as some shops write it, is `de-DE`; what is none is English. */
export function localeTag(locale: string): string {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).toString()
  } catch {
    return 'en'
  }
}

/** The one of our own languages in which people of the locale read: English where we have no other. */
export function ourLanguage(locale: string): 'en' | 'de' {
  return new Intl.Locale(localeTag(locale)).language === 'de' ? 'de' : 'en'
}

const formats = new Map<string, Intl.NumberFormat>()

/** Minor units of a currency: 150.00 EUR is `€150.00` in `en-GB`. */
export function moneyText(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(localeTag(locale), { style: 'currency', currency })
  formats.set(key, format)
  return format.format(amount / 10 ** minorDigits(currency))
}

/** Hundredths of a percent: 1900 → `19 %`. */
export function rateText(rate: number, locale: string): string {
  const format = new Intl.NumberFormat(localeTag(locale), { style: 'percent', maximumFractionDigits: 2 })
  return format.format(rate / 10_000)
}

/** A day like `2026-11-02` in full. */
export function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(localeTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** `DE` → `Germany`. */
export function countryText(country: string, locale: string): string {
  return new Intl.DisplayNames(localeTag(locale), { type: 'region', fallback: 'code' }).of(country) ?? country
}
