import { cached } from './cached.ts'
import { localeTag } from './locale.ts'

type Currency = { readonly format: (amount: number) => string; readonly minor: number }

const currencies = cached((key): Currency => {
  const [tag = '', currency = ''] = key.split(' ')
  const formatter = new Intl.NumberFormat(tag, { style: 'currency', currency })
  return { format: formatter.format, minor: 10 ** (formatter.resolvedOptions().maximumFractionDigits ?? 2) }
})

/** `amount` in minor units (cents) of an ISO 4217 `currency`; without a break inside. */
export const formatMoney = (amount: number, currency: string): string => {
  const { format, minor } = currencies(`${localeTag()} ${currency}`)
  return format(amount / minor)
}

const numbers = cached((tag) => new Intl.NumberFormat(tag))

export const formatNumber = (value: number): string => numbers(localeTag()).format(value)
