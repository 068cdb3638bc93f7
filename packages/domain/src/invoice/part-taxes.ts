import type { PriceMode } from '../marketplace.ts'
import { allocate, sum } from '../money.ts'
import { taxAt } from '../order/taxes.ts'

/** A row of goods, or an expense: it has one tax, its parts may have several rates. */
export interface TaxedRow {
  readonly tax: number
  /** What each part is taxed on, in the price mode. */
  readonly parts: readonly { readonly taxRate: number; readonly base: number }[]
}

type ByRate = ReadonlyMap<number, number>

/**
 * The tax of each row's parts. A rate gets of each row what it still lacks of its share in the tax of the rows so far, those of one
 * rate first: what is rounded away in one row comes back in another, and all of a rate's parts together are taxed at that rate.
 */
export function partTaxes(rows: readonly TaxedRow[], mode: PriceMode): number[][] {
  const bases = new Map<number, number>()
  const taxes = new Map<number, number>()
  const shares = new Map<TaxedRow, ByRate>()
  const own = new Map(rows.map((row) => [row, taxable(row)]))
  for (const [row, its] of [...own].toSorted(([, one], [, other]) => one.size - other.size)) {
    for (const [rate, base] of its) add(bases, rate, base)
    const due = shared(sum([...taxes.values()]) + row.tax, weights(bases, mode))
    const lacking = new Map(
      [...its.keys()].map((rate) => [rate, Math.max(0, valueAt(due, rate) - valueAt(taxes, rate))]),
    )
    const share = shared(row.tax, isNothing(lacking) ? weights(its, mode) : lacking)
    for (const [rate, tax] of share) add(taxes, rate, tax)
    shares.set(row, share)
  }
  return rows.map((row) => overParts(row, shares.get(row)))
}

/** What of a row is taxed, by rate. Where discounts left nothing of it, the rates alone say where its tax goes. */
function taxable({ parts }: TaxedRow): ByRate {
  const taxed = parts.filter(({ taxRate }) => taxRate > 0)
  const left = taxed.filter(({ base }) => base > 0)
  const bases = new Map<number, number>()
  for (const { taxRate, base } of left.length > 0 ? left : taxed) add(bases, taxRate, base)
  return bases
}

/** By the tax at each rate; where all of it is rounded away, by what is taxed. */
function weights(bases: ByRate, mode: PriceMode): ByRate {
  const own = new Map([...bases].map(([rate, base]) => [rate, taxAt(rate, base, mode)]))
  return isNothing(own) ? bases : own
}

function shared(amount: number, by: ByRate): ByRate {
  if (by.size === 0) return by
  const shares = allocate(amount, [...by.values()])
  return new Map([...by.keys()].map((rate, index) => [rate, shares[index] ?? 0]))
}

function overParts({ parts }: TaxedRow, share: ByRate = new Map()): number[] {
  const taxes = parts.map(() => 0)
  for (const [rate, tax] of share) {
    const at = parts.map(({ taxRate }, index) => (taxRate === rate ? index : -1)).filter((index) => index >= 0)
    const shares = allocate(
      tax,
      at.map((index) => parts[index]?.base ?? 0),
    )
    at.forEach((index, nth) => (taxes[index] = shares[nth] ?? 0))
  }
  return taxes
}

function add(sums: Map<number, number>, rate: number, amount: number): void {
  sums.set(rate, valueAt(sums, rate) + amount)
}

const valueAt = (sums: ByRate, rate: number): number => sums.get(rate) ?? 0
const isNothing = (amounts: ByRate): boolean => sum([...amounts.values()]) === 0
