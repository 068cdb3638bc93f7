import { owed } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { OrderItem } from './item.ts'
import { amountOf, expenseLines, isFor, itemLines, overPayments, part } from './lines.ts'
import type { Order } from './order.ts'

/**
 * Takes the money these items still owe, with that of every expense made for one of them, over the payments in their order.
 * Nothing owed: no event.
 */
export function captureEvent(order: Order, items: readonly OrderItem[]): OrderEvent | undefined {
  const { chosen } = part(order, items)
  const lines = itemLines(chosen, owed)
  const expenses = expenseLines(
    order.expenses.filter((expense) => chosen.some((item) => isFor(expense, item))),
    owed,
  )
  const amount = amountOf(lines) + amountOf(expenses)
  if (amount === 0) return undefined
  const payments = overPayments(order.payments, (payment) => payment.amount - payment.captured, amount)
  return { type: 'payment.captured', payments, items: lines, expenses }
}
