import type { MerchantId, NewId, RefundId } from '../ids.ts'
import { roundHalfUp, sum } from '../money.ts'
import { refundable, remaining } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import { amountOf, itemLines, overPayments, part } from './lines.ts'
import type { ExpenseLine } from './lines.ts'
import type { Expense, Order, OrderItem } from './order.ts'

/** When a refund gives a merchant's expenses back: shipping is the one that matters. */
export type ShippingRule = 'never' | 'with last item' | 'proportional'

export interface RefundTerms {
  readonly newId: NewId
  readonly now: Date
  readonly comment?: string
  /** Default: with the merchant's last item. */
  readonly shippingRule?: ShippingRule
}

/**
 * Gives back the money taken for these items, over the payments in their order, with what the rule says of their merchants'
 * expenses; the marketplace's own expenses come with the order's last item (unless never). The last item is the one beside
 * which none is left that is neither cancelled nor refunded. Other merchants are not touched. Nothing to give back: no event.
 */
export function refundEvent(order: Order, items: readonly OrderItem[], terms: RefundTerms): OrderEvent | undefined {
  const parted = part(order, items)
  const merchant = soleMerchant(parted.chosen)
  const lines = [...itemLines(parted.chosen, refundable), ...expenseShares(order, parted, terms)]
  const amount = amountOf(lines)
  if (amount === 0) return undefined
  const { newId, now, comment } = terms
  const refund = {
    id: newId() as RefundId,
    ...(merchant && { merchant }),
    amount,
    ...(comment !== undefined && { comment }),
    lines,
    at: now.toISOString(),
  }
  const payments = overPayments(order.payments, (payment) => payment.captured - payment.refunded, amount)
  return { type: 'refund.created', refund, payments }
}

function soleMerchant(items: readonly OrderItem[]): MerchantId | undefined {
  const [first, ...others] = new Set(items.map(({ merchant }) => merchant))
  return others.length === 0 ? first : undefined
}

interface Parted {
  readonly chosen: readonly OrderItem[]
  readonly others: readonly OrderItem[]
}

function expenseShares(order: Order, parted: Parted, { shippingRule = 'with last item' }: RefundTerms): ExpenseLine[] {
  if (shippingRule === 'never') return []
  return order.expenses
    .map((expense) => ({ expense: expense.id, amount: shareOf(expense, ofItsMerchant(expense, parted), shippingRule) }))
    .filter(({ amount }) => amount > 0)
}

function ofItsMerchant({ merchant }: Expense, { chosen, others }: Parted): Parted {
  if (!merchant) return { chosen, others }
  const its = (item: OrderItem) => item.merchant === merchant
  return { chosen: chosen.filter(its), others: others.filter(its) }
}

function shareOf(expense: Expense, { chosen, others }: Parted, rule: ShippingRule): number {
  if (chosen.length === 0) return 0
  const left = sum(others.map(({ amounts }) => remaining(amounts)))
  const whole = refundable(expense.amounts)
  if (left === 0) return whole
  if (rule === 'with last item' || !expense.merchant) return 0
  const given = sum(chosen.map(({ amounts }) => refundable(amounts)))
  return roundHalfUp(whole, given, given + left)
}
