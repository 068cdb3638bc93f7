/** An exact decimal number as people write it: digits ÷ 10^places. */
export interface Decimal {
  readonly digits: number
  readonly places: number
}

/** Nothing else is a decimal here: no comma, no exponent, no more digits than stay exact in every currency. */
const WRITTEN = /^(-?\d{1,11})(?:\.(\d{1,4}))?$/

export function decimalOf(text: string): Decimal | undefined {
  const [, whole, fraction = ''] = WRITTEN.exec(text) ?? []
  return whole === undefined ? undefined : { digits: Number(whole + fraction), places: fraction.length }
}

/** It × 10^digits, e.g. 299.99 → 29999 at two digits. A fraction is left where it is finer than that. */
export function scaled({ digits, places }: Decimal, to: number): number {
  return to >= places ? digits * 10 ** (to - places) : digits / 10 ** (places - to)
}

/** Whole units of the `digits`-th place as a decimal: 50 → `0.5`, 1099 → `10.99` at two digits. */
export function decimalText(amount: number, digits: number): string {
  const text = `${Math.abs(amount)}`.padStart(digits + 1, '0')
  const cut = text.length - digits
  const fraction = text.slice(cut).replace(/0+$/, '')
  return `${amount < 0 ? '-' : ''}${text.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`
}

const known = new Map<string, number>()

/** How many digits the minor unit of a currency (ISO 4217) has: EUR 2, JPY 0. */
export function minorDigits(currency: string): number {
  const digits = known.get(currency) ?? digitsOf(currency)
  known.set(currency, digits)
  return digits
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
