import { documentsOf } from '../order/documents.ts'
import type { Payout } from '../order/documents.ts'
import type { ExpenseAmounts } from '../order/expense.ts'
import type { ItemAmounts } from '../order/item.ts'
import type { Order } from '../order/order.ts'

type Amounts = ExpenseAmounts & Partial<Pick<ItemAmounts, 'commission' | 'commissionRefunded'>>

/** What a merchant has a right to for a row or expense of its own: money taken and kept, less the commission kept. */
export function entitled({ captured, refunded, commission = 0, commissionRefunded = 0 }: Amounts): number {
  return Math.max(0, captured - refunded - (commission - commissionRefunded))
}

/** How much of a row or expense is still to be transferred to its merchant; negative: to be taken back. */
export function openOf(order: Pick<Order, 'documents'>): (row: Row) => number {
  const had = transferred(order)
  return ({ id, amounts }) => entitled(amounts) - (had.get(id) ?? 0)
}

interface Row {
  readonly id: string
  readonly amounts: Amounts
}

/**
 * What its merchant has had for each item and expense, by id: payouts less what was reversed. What the provider has been asked for
 * counts until it fails: items that share an expense may be paid out at the same time, and it is paid once.
 */
export function transferred(order: Pick<Order, 'documents'>): ReadonlyMap<string, number> {
  const paid = new Map<string, number>()
  for (const payout of documentsOf(order, 'payout')) {
    if (payout.status === 'failed') continue
    const sign = payout.type === 'payout' ? 1 : -1
    for (const [id, amount] of rowsOf(payout)) paid.set(id, (paid.get(id) ?? 0) + sign * amount)
  }
  return paid
}

function rowsOf({ items, expenses }: Payout): (readonly [string, number])[] {
  return [
    ...items.map(({ item, amount }) => [item, amount] as const),
    ...expenses.map(({ expense, amount }) => [expense, amount] as const),
  ]
}
