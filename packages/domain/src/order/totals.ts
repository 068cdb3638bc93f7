import type { MerchantId } from '../ids.ts'
import type { Expense } from './expense.ts'
import type { OrderItem } from './item.ts'
import type { Totals } from './order.ts'

type Adding = { -readonly [Figure in keyof Totals]: Totals[Figure] }

/**
 * What these items and expenses come to: of a whole order, or of one merchant with its own. Each figure is a plain sum over
 * rows, so the merchants' totals and the marketplace's own expenses add up to the order's. `subtotal`, `expenseTotal` and
 * `discountTotal` stay as placed; `grandTotal`, `taxTotal` and `netTotal` are what is still owed or kept, and shrink with
 * every cancellation and refund.
 */
export function totalsOf(items: readonly Pick<OrderItem, 'amounts'>[], expenses: readonly Expense[]): Totals {
  const totals: Adding = { ...none }
  for (const item of items) addItem(totals, item)
  for (const expense of expenses) addExpense(totals, expense)
  totals.netTotal = totals.grandTotal - totals.taxTotal
  totals.refundableTotal = totals.paidTotal - totals.refundedTotal
  return totals
}

interface Merchants {
  readonly items: readonly Pick<OrderItem, 'amounts' | 'merchant'>[]
  readonly expenses: readonly Expense[]
}

/** One merchant's share of an order, whether or not its merchant order exists yet. */
export function merchantTotals(order: Merchants, merchant: MerchantId): Totals {
  return totalsOf(
    order.items.filter((item) => item.merchant === merchant),
    order.expenses.filter((expense) => expense.merchant === merchant),
  )
}

const none: Totals = {
  subtotal: 0,
  expenseTotal: 0,
  discountTotal: 0,
  taxTotal: 0,
  canceledTotal: 0,
  grandTotal: 0,
  netTotal: 0,
  paidTotal: 0,
  refundedTotal: 0,
  refundableTotal: 0,
  remunerationTotal: 0,
  commissionTotal: 0,
  commissionRefundedTotal: 0,
}

function addItem(totals: Adding, { amounts }: Pick<OrderItem, 'amounts'>): void {
  addShared(totals, amounts)
  totals.subtotal += amounts.subtotal
  totals.remunerationTotal += amounts.remuneration
  totals.commissionTotal += amounts.commission
  totals.commissionRefundedTotal += amounts.commissionRefunded
}

function addExpense(totals: Adding, { price, amounts }: Expense): void {
  addShared(totals, amounts)
  totals.expenseTotal += price
}

function addShared(totals: Adding, amounts: Expense['amounts']): void {
  totals.discountTotal += amounts.discountTotal
  totals.taxTotal += amounts.taxAfterCancellation
  totals.canceledTotal += amounts.canceled
  totals.grandTotal += amounts.priceToPay - amounts.canceled
  totals.paidTotal += amounts.captured
  totals.refundedTotal += amounts.refunded
}
