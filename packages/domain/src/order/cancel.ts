import { remaining } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { OrderItem } from './item.ts'
import { expenseLines, isFor, itemLines, part } from './lines.ts'
import type { Order } from './order.ts'

/**
 * These items are no longer owed, and neither is an expense that was made for them and now for nothing else that still
 * counts: a shipment's with its last item, the order's own with the order's last. Money already taken stays to be refunded.
 * Goods that cost nothing are named where their merchant was to pay commission for them.
 * Nothing left to cancel: no event.
 */
export function cancelEvent(order: Order, items: readonly OrderItem[]): OrderEvent | undefined {
  const { chosen, others } = part(order, items)
  const left = others.filter(({ amounts }) => remaining(amounts) > 0)
  const idle = order.expenses.filter(
    (expense) => chosen.some((item) => isFor(expense, item)) && !left.some((item) => isFor(expense, item)),
  )
  const free = chosen.filter(
    ({ amounts }) => amounts.priceToPay === 0 && amounts.commission > amounts.commissionRefunded,
  )
  const lines = [...itemLines(chosen, remaining), ...free.map(({ id }) => ({ item: id, amount: 0 }))]
  const expenses = expenseLines(idle, remaining)
  if (lines.length + expenses.length === 0) return undefined
  return { type: 'items.cancelled', items: lines, expenses }
}
