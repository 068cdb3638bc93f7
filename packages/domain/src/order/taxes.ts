import type { PriceMode } from '../marketplace.ts'
import { allocate, sum, taxOn, taxWithin } from '../money.ts'

/** A line of goods or an expense, before it is taxed: its prices in the price mode, and one discount on all of them. */
export interface Charge {
  /** Item and options, over the whole quantity. */
  readonly parts: readonly { readonly price: number; readonly taxRate: number }[]
  readonly discount: number
}

/**
 * The tax of each charge of one order. Tax is rounded once per rate, half up, on the exact sum of all that is charged at
 * that rate, goods and expenses alike, and then shared out by largest remainder: the charges' taxes add up to the order's
 * tax, and splitting a line into units changes neither. A discount is shared over its charge's parts by their prices.
 */
export function taxesOf(charges: readonly Charge[], mode: PriceMode): number[] {
  const bases = charges.map(taxBases)
  const taxes = charges.map(() => 0)
  for (const rate of new Set(bases.flatMap((base) => [...base.keys()]))) {
    const weights = bases.map((base) => base.get(rate) ?? 0)
    allocate(taxAt(rate, sum(weights), mode), weights).forEach(
      (share, index) => (taxes[index] = (taxes[index] ?? 0) + share),
    )
  }
  return taxes
}

/** The tax of an order at one rate, and what it is taken of. */
export interface RateTax {
  readonly taxRate: number
  /** In the price mode. */
  readonly base: number
  readonly tax: number
}

/** By rate; the taxes add up to what `taxesOf` shares out. */
export function rateTaxes(charges: readonly Charge[], mode: PriceMode): RateTax[] {
  const sums = new Map<number, number>()
  for (const [rate, base] of charges.flatMap((charge) => [...taxBases(charge)])) {
    sums.set(rate, (sums.get(rate) ?? 0) + base)
  }
  return [...sums].map(([taxRate, base]) => ({ taxRate, base, tax: taxAt(taxRate, base, mode) }))
}

export function taxAt(rate: number, base: number, mode: PriceMode): number {
  return mode === 'gross' ? taxWithin(base, rate) : taxOn(base, rate)
}

function taxBases({ parts, discount }: Charge): ReadonlyMap<number, number> {
  const prices = parts.map(({ price }) => price)
  const discounts = allocate(discount, prices)
  const bases = new Map<number, number>()
  parts.forEach(({ price, taxRate }, index) =>
    bases.set(taxRate, (bases.get(taxRate) ?? 0) + price - (discounts[index] ?? 0)),
  )
  return bases
}
