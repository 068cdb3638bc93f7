import { minorDigits, scaled } from '../../decimal.ts'
import type { Decimal } from '../../decimal.ts'
import type { PriceMode } from '../../marketplace.ts'

/** What a query asks about: one item of an order. */
export interface Facts {
  readonly sku: string
  readonly attributes: Readonly<Record<string, string>>
  /** Keys of its categories and of all above them. */
  readonly categories: readonly string[]
  /** Minor units, in the order's price mode, before discounts and without options. */
  readonly unitPrice: number
  readonly currency: string
  readonly priceMode: PriceMode
}

export type Condition = (facts: Facts) => boolean

export function everyOf(conditions: readonly Condition[]): Condition {
  return (facts) => conditions.every((holds) => holds(facts))
}

export function someOf(conditions: readonly Condition[]): Condition {
  return (facts) => conditions.some((holds) => holds(facts))
}

export function not(holds: Condition): Condition {
  return (facts) => !holds(facts)
}

export type Comparison = '<' | '<=' | '>' | '>='

export function compares(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

/** Letter case does not count. */
export function isOneOf(textsOf: (facts: Facts) => readonly string[], values: readonly string[]): Condition {
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  return (facts) => textsOf(facts).some((text) => wanted.has(text.toLowerCase()))
}

/** Letter case does not count. */
export function containsOneOf(textsOf: (facts: Facts) => readonly string[], values: readonly string[]): Condition {
  const parts = values.map((value) => value.toLowerCase())
  return (facts) => textsOf(facts).some((text) => parts.some((part) => text.toLowerCase().includes(part)))
}

/** The unit price beside a decimal in major units of the order's currency. */
export function priceCondition(decimals: readonly Decimal[], test: (price: number, value: number) => boolean) {
  return ({ unitPrice, currency }: Facts): boolean =>
    decimals.some((decimal) => test(unitPrice, scaled(decimal, minorDigits(currency))))
}
