import { minorDigits } from './decimal.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** An amount as people of a locale write it: 150.00 EUR is `€150.00` in `en-GB`. */
export function moneyText(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency })
  formats.set(key, format)
  return format.format(amount / 10 ** minorDigits(currency))
}
