import type { DocumentId, MerchantId, NewId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Payout } from '../order/documents.ts'
import type { Expense } from '../order/expense.ts'
import type { OrderItem } from '../order/item.ts'
import { amountOf, isFor } from '../order/lines.ts'
import type { Order } from '../order/order.ts'
import { openOf } from './entitled.ts'

export interface Payoff {
  readonly type: Payout['type']
  /** Merchants that are paid: the operator's own shop has its money already. */
  readonly isPaid: (merchant: MerchantId) => boolean
  readonly newId: NewId
  readonly now: Date
}

/**
 * What is to be transferred for these items, one payout for each merchant: what it is entitled to and has not had, or, in a
 * reversal, has had and is no longer entitled to. A merchant's expenses go with the items they were made for.
 */
export function duePayouts(order: Order, items: readonly OrderItem[], payoff: Payoff): Payout[] {
  const { type, isPaid, newId, now } = payoff
  const openly = openOf(order)
  const open: typeof openly = (row) => (type === 'payout' ? openly(row) : 0 - openly(row))
  const byMerchant = Map.groupBy(items, ({ merchant }) => merchant)
  return [...byMerchant].flatMap(([merchant, its]) => {
    const itemLines = its.map((item) => ({ item: item.id, amount: open(item) })).filter(isOpen)
    const expenseLines = expensesOf(order, its)
      .map((expense) => ({ expense: expense.id, amount: open(expense) }))
      .filter(isOpen)
    const amount = amountOf(itemLines) + amountOf(expenseLines)
    if (amount === 0 || !isPaid(merchant)) return []
    const id = newId() as DocumentId
    const at = isoOf(now)
    return [{ kind: 'payout', id, merchant, type, status: 'due', items: itemLines, expenses: expenseLines, amount, at }]
  })
}

/** The merchant's own expenses that were made for any of its items. */
export function expensesOf({ expenses }: Order, items: readonly OrderItem[]): readonly Expense[] {
  return expenses.filter((expense) => items.some((item) => expense.merchant === item.merchant && isFor(expense, item)))
}

function isOpen({ amount }: { readonly amount: number }): boolean {
  return amount > 0
}
