import type { ExpenseId, OrderItemId, PaymentId } from '../ids.ts'
import { sum } from '../money.ts'
import type { Expense, ExpenseAmounts } from './expense.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'
import type { Payment } from './payment.ts'

export interface ItemLine {
  readonly item: OrderItemId
  readonly amount: number
}

export interface ExpenseLine {
  readonly expense: ExpenseId
  readonly amount: number
}

/** So much of these rows and expenses. */
export interface Lines {
  readonly items: readonly ItemLine[]
  readonly expenses: readonly ExpenseLine[]
}

export interface PaymentLine {
  readonly payment: PaymentId
  readonly amount: number
}

/** The order's rows parted into those meant and the others, each as the order has it now. */
export function part(order: Order, items: readonly OrderItem[]): { chosen: OrderItem[]; others: OrderItem[] } {
  const ids = new Set(items.map(({ id }) => id))
  const isMeant = ({ id }: OrderItem) => ids.has(id)
  return { chosen: order.items.filter(isMeant), others: order.items.filter((item) => !isMeant(item)) }
}

/** Whether the expense was made for this row: its shipment's, else its merchant's, else every row. */
export function isFor({ shipment, merchant }: Expense, item: OrderItem): boolean {
  if (shipment) return item.shipment === shipment
  return !merchant || item.merchant === merchant
}

/** What each row comes to; rows that come to nothing are left out. */
export function itemLines(items: readonly OrderItem[], figure: (amounts: ExpenseAmounts) => number): ItemLine[] {
  return items.map(({ id, amounts }) => ({ item: id, amount: figure(amounts) })).filter(({ amount }) => amount > 0)
}

export function expenseLines(expenses: readonly Expense[], figure: (amounts: ExpenseAmounts) => number): ExpenseLine[] {
  return expenses
    .map(({ id, amounts }) => ({ expense: id, amount: figure(amounts) }))
    .filter(({ amount }) => amount > 0)
}

/** Takes an amount from payments in their order, each as far as it reaches. They reach: rows and payments move together. */
export function overPayments(
  payments: readonly Payment[],
  reach: (payment: Payment) => number,
  amount: number,
): PaymentLine[] {
  let left = amount
  const lines = payments.map((payment): PaymentLine => {
    const taken = Math.min(left, reach(payment))
    left -= taken
    return { payment: payment.id, amount: taken }
  })
  if (left > 0) throw new Error(`the payments fall ${left} short of ${amount}`)
  return lines.filter((line) => line.amount > 0)
}

export function amountOf(lines: readonly { readonly amount: number }[]): number {
  return sum(lines.map(({ amount }) => amount))
}
