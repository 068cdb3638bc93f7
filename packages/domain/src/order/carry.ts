import { allocate } from '../money.ts'
import { refundable } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { ExpenseAmounts } from './expense.ts'
import { amountOf, overPayments } from './lines.ts'
import type { PaymentLine } from './lines.ts'
import type { Order } from './order.ts'

type Carry = Extract<OrderEvent, { type: 'payment.carried' }>

/** What an order that costs `price` takes over of what was paid for this one, by payment. */
export function carriedOver({ payments }: Order, price: number): PaymentLine[] {
  const paid = amountOf(payments.map((payment) => ({ amount: refundable(payment) })))
  return overPayments(payments, refundable, Math.min(paid, price))
}

/**
 * These amounts become the other order's. Expenses give theirs first, then the items: what stays to be refunded stays with
 * items. Nothing to carry: no event.
 */
export function carryEvent(order: Order, payments: readonly PaymentLine[], to: string): Carry | undefined {
  const amount = amountOf(payments)
  if (amount === 0) return undefined
  const expenses = sharesOf(order.expenses, amount, (expense, share) => ({ expense, amount: share }))
  const items = sharesOf(order.items, amount - amountOf(expenses), (item, share) => ({ item, amount: share }))
  return { type: 'payment.carried', to, payments, items, expenses }
}

interface Paid<Id> {
  readonly id: Id
  readonly amounts: ExpenseAmounts
}

/** All that was paid for them, or `most` of it, each by how much was paid for it. */
function sharesOf<Id, Line extends { readonly amount: number }>(
  parts: readonly Paid<Id>[],
  most: number,
  line: (id: Id, amount: number) => Line,
): Line[] {
  const paid = parts.map(({ amounts }) => refundable(amounts))
  const all = amountOf(paid.map((amount) => ({ amount })))
  const shares = all <= most ? paid : allocate(most, paid)
  return parts.map(({ id }, index) => line(id, shares[index] ?? 0)).filter(({ amount }) => amount > 0)
}
