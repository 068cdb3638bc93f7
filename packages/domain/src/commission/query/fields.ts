import { decimalOf, scaled } from '../../decimal.ts'
import type { Decimal } from '../../decimal.ts'
import type { PriceMode } from '../../marketplace.ts'
import { compares, containsOneOf, isOneOf, priceCondition } from './condition.ts'
import type { Comparison, Condition, Facts } from './condition.ts'
import { queryFault } from './fault.ts'

/** Whose condition a query is: fields of the one are not those of the other. */
export type Scope = 'item' | 'order'

/** Each other operator says that one of these does not hold. */
export type Positive = '=' | 'IS IN' | 'contains' | Comparison
export type Operator = Positive | '!=' | 'IS NOT IN' | 'does not contain'

/** The values of a clause, one or, of a list, several; `offset` is where they stand. */
export interface Written {
  readonly values: readonly string[]
  readonly offset: number
}

export interface Field {
  readonly scope: Scope
  readonly operators: readonly Operator[]
  /** Refused: a value that is none for this field. */
  readonly condition: (operator: Positive, written: Written) => Condition
}

const EQUALITY = ['=', '!=', 'IS IN', 'IS NOT IN'] as const
const COMPARISONS = ['<', '<=', '>', '>='] as const
const TEXTUAL = [...EQUALITY, 'contains', 'does not contain'] as const
const PREFIX = 'attribute.'

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['sku', { scope: 'item', operators: TEXTUAL, condition: texts(({ sku }) => [sku]) }],
  ['category', { scope: 'item', operators: TEXTUAL, condition: texts(({ categories }) => categories) }],
  ['item-price', { scope: 'item', operators: [...EQUALITY, ...COMPARISONS], condition: prices }],
  ['price-mode', { scope: 'order', operators: ['='], condition: priceModes }],
])

/** Fields by scope, as people write them. */
export const FIELD_NAMES: Readonly<Record<Scope, string>> = {
  item: 'SKU, category, item-price or attribute.<key>',
  order: 'price-mode',
}

/** Letter case counts in an attribute's key alone. */
export function fieldNamed(name: string): Field | undefined {
  const lower = name.toLowerCase()
  const key = lower.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
  return key === '' ? FIELDS.get(lower) : attribute(key)
}

function attribute(key: string): Field {
  const textsOf = ({ attributes }: Facts) => (Object.hasOwn(attributes, key) ? [attributes[key] ?? ''] : [])
  return { scope: 'item', operators: [...TEXTUAL, ...COMPARISONS], condition: texts(textsOf) }
}

/** A text that is no number is neither less nor more than one. */
function texts(textsOf: (facts: Facts) => readonly string[]): Field['condition'] {
  return (operator, written) => {
    if (operator === '=' || operator === 'IS IN') return isOneOf(textsOf, written.values)
    if (operator === 'contains') return containsOneOf(textsOf, written.values)
    const [value = NaN] = decimalsOf(written).map(toNumber)
    return (facts) => textsOf(facts).some((text) => compares(operator, numberOf(text), value))
  }
}

function prices(operator: Positive, written: Written): Condition {
  const decimals = decimalsOf(written)
  if (operator === '=' || operator === 'IS IN' || operator === 'contains') {
    return priceCondition(decimals, (price, value) => price === value)
  }
  return priceCondition(decimals, (price, value) => compares(operator, price, value))
}

const PRICE_MODES: ReadonlyMap<string, PriceMode> = new Map([
  ['gross_mode', 'gross'],
  ['net_mode', 'net'],
])

function priceModes(_: Positive, { values: [value = ''], offset }: Written): Condition {
  const mode = PRICE_MODES.get(value.toLowerCase())
  if (mode) return ({ priceMode }) => priceMode === mode
  throw queryFault('query.unknown-price-mode', offset, `"${value}" is no price mode. Write 'GROSS_MODE' or 'NET_MODE'.`)
}

function decimalsOf({ values, offset }: Written): Decimal[] {
  return values.map((value) => {
    const decimal = decimalOf(value)
    if (decimal) return decimal
    throw queryFault('query.bad-number', offset, `"${value}" is no number. Write one like '300' or '299.99'.`)
  })
}

function numberOf(text: string): number {
  const decimal = decimalOf(text.trim())
  return decimal ? toNumber(decimal) : NaN
}

function toNumber(decimal: Decimal): number {
  return scaled(decimal, 0)
}
