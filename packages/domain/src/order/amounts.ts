import type { PriceMode } from '../marketplace.ts'
import { allocate, roundHalfUp, sum, taxOn, taxWithin } from '../money.ts'
import type { ExpenseAmounts } from './expense.ts'
import type { Discount, ItemAmounts } from './item.ts'

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

/**
 * Shares discounts out over prices, each by what the ones before it left of them, so that no price gets more discount than
 * it is high. Together they must not exceed the prices. What comes to nothing is left out.
 */
export function shareDiscounts(discounts: readonly Discount[], prices: readonly number[]): Discount[][] {
  const shared = prices.map((): Discount[] => [])
  let left = [...prices]
  for (const discount of discounts) {
    const shares = allocate(discount.amount, left)
    shares.forEach((amount, index) => amount > 0 && shared[index]?.push({ ...discount, amount }))
    left = left.map((price, index) => price - (shares[index] ?? 0))
  }
  return shared
}

/** Of a row of goods as placed. */
export function itemAmounts(
  row: Pick<ItemAmounts, 'sumPrice' | 'optionTotal' | 'discountTotal' | 'taxTotal'>,
  mode: PriceMode,
): ItemAmounts {
  const { sumPrice, optionTotal, discountTotal, taxTotal } = row
  const subtotal = sumPrice + optionTotal
  return {
    ...expenseAmounts({ price: subtotal, discountTotal, taxTotal }, mode),
    sumPrice,
    optionTotal,
    subtotal,
    remuneration: 0,
    commission: 0,
    commissionRefunded: 0,
  }
}

export function expenseAmounts(
  { price, discountTotal, taxTotal }: { price: number; discountTotal: number; taxTotal: number },
  mode: PriceMode,
): ExpenseAmounts {
  const priceToPay = price - discountTotal + (mode === 'net' ? taxTotal : 0)
  return { discountTotal, taxTotal, priceToPay, canceled: 0, taxAfterCancellation: taxTotal, captured: 0, refunded: 0 }
}

/** Part of the price that still counts: neither cancelled nor refunded. */
export function remaining({ priceToPay, canceled }: ExpenseAmounts): number {
  return priceToPay - canceled
}

/** Money still to be taken for it. */
export function owed({ priceToPay, canceled, captured, refunded }: ExpenseAmounts): number {
  return Math.max(0, priceToPay - canceled - captured + refunded)
}

/** Money taken and not given back. */
export function refundable({ captured, refunded }: ExpenseAmounts): number {
  return captured - refunded
}

/** Of that what is not owed any more: it was cancelled after it was paid. */
export function surplus(amounts: ExpenseAmounts): number {
  return Math.max(0, refundable(amounts) - remaining(amounts))
}

export function capture<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return { ...amounts, captured: amounts.captured + amount }
}

/** Money taken for it is another order's now. */
export function carry<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return { ...amounts, captured: amounts.captured - amount }
}

export function cancel<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return withCanceled(amounts, amounts.canceled + amount)
}

/** A row cancelled whole before any money was taken for it costs its merchant no commission. */
export function cancelRow(amounts: ItemAmounts, amount: number): ItemAmounts {
  const after = cancel(amounts, amount)
  return after.captured === 0 && remaining(after) === 0 ? { ...after, commissionRefunded: after.commission } : after
}

/**
 * Money given back is no longer owed, unless it was cancelled before. When all the money taken was given back, nothing is
 * owed any more, not even a part that had never been paid.
 */
export function refund<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  const refunded = amounts.refunded + amount
  const canceled = refunded >= amounts.captured ? amounts.priceToPay : Math.max(amounts.canceled, refunded)
  return withCanceled({ ...amounts, refunded }, canceled)
}

/** A row's refund also gives the merchant its commission back, in proportion to the money returned. */
export function refundRow(amounts: ItemAmounts, amount: number): ItemAmounts {
  const after = refund(amounts, amount)
  const { commission, refunded, captured } = after
  return { ...after, commissionRefunded: captured > 0 ? roundHalfUp(commission, refunded, captured) : commission }
}

/** The tax that is left follows from how much of the price is, whatever the way there. */
function withCanceled<Amounts extends ExpenseAmounts>(amounts: Amounts, canceled: number): Amounts {
  const { priceToPay, taxTotal } = amounts
  const taxAfterCancellation = canceled === 0 ? taxTotal : roundHalfUp(taxTotal, priceToPay - canceled, priceToPay)
  return { ...amounts, canceled, taxAfterCancellation }
}
