import type { PriceMode } from '../marketplace.ts'
import { allocate, sum } from '../money.ts'
import type { InvoiceLine } from '../order/documents.ts'
import type { Expense, ExpenseAmounts } from '../order/expense.ts'
import type { Discount, OrderItem, ProductOption } from '../order/item.ts'
import { amountOf } from '../order/lines.ts'
import { shareDiscounts } from '../order/share-discounts.ts'
import { taxAt } from '../order/taxes.ts'
import { unitPrice } from '../order/unit-price.ts'
import { partTaxes } from './part-taxes.ts'

/**
 * The lines of rows of goods: the goods, each option, what was taken off them, and what of them is owed no more; and of expenses
 * likewise. The amounts of each add up to what it still costs, their taxes to the tax that is left of it.
 */
export function linesOf(items: readonly OrderItem[], expenses: readonly Expense[], mode: PriceMode): InvoiceLine[] {
  const rows = [...items.map((item) => itemRow(item, mode)), ...expenses.map(expenseRow)]
  const taxes = partTaxes(
    rows.map(({ parts, amounts }) => {
      const bases = parts.map((part) => ({ taxRate: part.about.taxRate, base: reduced(part) }))
      return { tax: amounts.taxTotal, parts: bases }
    }),
    mode,
  )
  return rows.flatMap((row, index) => rowLines(row, taxes[index] ?? [], mode))
}

/** What is charged as one: its parts, and what they come to. */
interface Row {
  readonly parts: readonly Part[]
  readonly amounts: ExpenseAmounts
}

function itemRow(item: OrderItem, mode: PriceMode): Row {
  const { id, name, sku, quantity, taxRate, amounts } = item
  const goods = { about: { type: 'goods', item: id, name, sku, quantity, taxRate }, price: amounts.sumPrice } as const
  const parts: Part[] = [{ ...goods, discounts: [] }, ...item.options.map((option) => optionPart(item, option, mode))]
  const shared = shareDiscounts(item.discounts, parts.map(reduced))
  const reducedParts = parts.map((part, index) => ({
    ...part,
    discounts: [...part.discounts, ...(shared[index] ?? [])],
  }))
  return { parts: reducedParts, amounts }
}

function optionPart({ id, quantity }: OrderItem, option: ProductOption, mode: PriceMode): Part {
  const { name, sku, taxRate, discounts = [] } = option
  const about = { type: 'option', item: id, name, ...(sku !== undefined && { sku }), quantity, taxRate } as const
  return { about, price: quantity * unitPrice(option, mode), discounts }
}

function expenseRow({ id, name, price, taxRate, discounts, amounts }: Expense): Row {
  const about = { type: 'expense', expense: id, name, quantity: 1, taxRate } as const
  return { parts: [{ about, price, discounts }], amounts }
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

function rowLines({ parts, amounts }: Row, taxes: readonly number[], mode: PriceMode): InvoiceLine[] {
  const costs = parts.map((part, index) => reduced(part) + (mode === 'net' ? (taxes[index] ?? 0) : 0))
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

/** The tax of the goods is what is left beside that of their discounts: the part's own comes out exactly. */
function partLines({ about, price, discounts }: Part, share: Share, mode: PriceMode): InvoiceLine[] {
  const { sku: _, ...subject } = about
  const reductions = discounts.map(({ name, code, amount }): InvoiceLine => {
    const tax = taxAt(about.taxRate, amount, mode)
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

function withTax(amount: number, tax: number, mode: PriceMode): number {
  return mode === 'net' ? amount + tax : amount
}
