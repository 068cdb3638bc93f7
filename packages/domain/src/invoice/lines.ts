import type { PriceMode } from '../marketplace.ts'
import { allocate, sum, taxOn, taxWithin } from '../money.ts'
import { shareDiscounts } from '../order/amounts.ts'
import type { InvoiceLine } from '../order/documents.ts'
import type { Expense, ExpenseAmounts } from '../order/expense.ts'
import type { Discount, OrderItem, ProductOption } from '../order/item.ts'
import { amountOf } from '../order/lines.ts'

/**
 * The lines of a row of goods: the goods, each option, what was taken off them, and what of them is owed no more. Their
 * amounts add up to what the row still costs, their taxes to the tax that is left of it.
 */
export function itemLines(item: OrderItem, mode: PriceMode): InvoiceLine[] {
  const { id, name, sku, quantity, taxRate, amounts } = item
  const goods = { about: { type: 'goods', item: id, name, sku, quantity, taxRate }, price: amounts.sumPrice } as const
  const parts: Part[] = [{ ...goods, discounts: [] }, ...item.options.map((option) => optionPart(item, option, mode))]
  const shared = shareDiscounts(item.discounts, parts.map(reduced))
  const reducedParts = parts.map((part, index) => ({
    ...part,
    discounts: [...part.discounts, ...(shared[index] ?? [])],
  }))
  return linesOf(reducedParts, amounts, mode)
}

function optionPart({ id, quantity }: OrderItem, option: ProductOption, mode: PriceMode): Part {
  const { name, sku, taxRate, grossPrice, netPrice, discounts = [] } = option
  const about = { type: 'option', item: id, name, ...(sku !== undefined && { sku }), quantity, taxRate } as const
  return { about, price: quantity * (mode === 'gross' ? grossPrice : netPrice), discounts }
}

export function expenseLines({ id, name, price, taxRate, discounts, amounts }: Expense, mode: PriceMode) {
  const about = { type: 'expense', expense: id, name, quantity: 1, taxRate } as const
  return linesOf([{ about, price, discounts }], amounts, mode)
}

/** Something with a price and a rate of its own. */
interface Part {
  readonly about: Omit<InvoiceLine, 'amount' | 'tax'>
  /** In the price mode, before discounts. */
  readonly price: number
  readonly discounts: readonly Discount[]
}

/** What a part is taxed with, and what of it is owed no more, tax included. */
interface Share {
  readonly tax: number
  readonly canceled: number
  readonly canceledTax: number
}

function linesOf(parts: readonly Part[], amounts: ExpenseAmounts, mode: PriceMode): InvoiceLine[] {
  const bases = parts.map(reduced)
  const taxes = allocate(amounts.taxTotal, taxWeights(parts, bases, mode))
  const costs = bases.map((base, index) => base + (mode === 'net' ? (taxes[index] ?? 0) : 0))
  const canceled = allocate(amounts.canceled, costs)
  const canceledTaxes = allocate(amounts.taxTotal - amounts.taxAfterCancellation, taxes)
  return parts.flatMap((part, index) => {
    const share = { canceled: canceled[index] ?? 0, canceledTax: canceledTaxes[index] ?? 0, tax: taxes[index] ?? 0 }
    return partLines(part, share, mode)
  })
}

function reduced({ price, discounts }: Part): number {
  return price - amountOf(discounts)
}

/**
 * A row has one tax, its parts may have several rates: each has its share by the tax of its own. Of a row of a few cents
 * all of these may be rounded away; its tax still goes to what is taxed.
 */
function taxWeights(parts: readonly Part[], bases: readonly number[], mode: PriceMode): number[] {
  const own = parts.map(({ about }, index) => taxIn(bases[index] ?? 0, about.taxRate, mode))
  const taxed = parts.map(({ about }, index) => (about.taxRate > 0 ? (bases[index] ?? 0) : 0))
  return [own, taxed].find((weights) => sum(weights) > 0) ?? parts.map(({ about }) => about.taxRate)
}

/** The tax of the goods is what is left beside that of their discounts: the part's own comes out exactly. */
function partLines({ about, price, discounts }: Part, share: Share, mode: PriceMode): InvoiceLine[] {
  const { sku: _, ...subject } = about
  const reductions = discounts.map(({ name, code, amount }): InvoiceLine => {
    const tax = taxIn(amount, about.taxRate, mode)
    const said = { type: 'discount', name: code === undefined ? name : `${name} (${code})`, quantity: 1 } as const
    return { ...subject, ...said, amount: 0 - withTax(amount, tax, mode), tax: 0 - tax }
  })
  const tax = share.tax - sum(reductions.map((line) => line.tax))
  return [{ ...about, amount: withTax(price, tax, mode), tax }, ...reductions, ...cancelledLine(about, share)]
}

function cancelledLine(about: Part['about'], { canceled, canceledTax }: Share): InvoiceLine[] {
  if (canceled === 0) return []
  return [{ ...about, type: 'cancelled', quantity: 1, amount: 0 - canceled, tax: 0 - canceledTax }]
}

function taxIn(amount: number, rate: number, mode: PriceMode): number {
  return mode === 'gross' ? taxWithin(amount, rate) : taxOn(amount, rate)
}

function withTax(amount: number, tax: number, mode: PriceMode): number {
  return mode === 'net' ? amount + tax : amount
}
