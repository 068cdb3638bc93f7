import type { Actor } from '../actor.ts'
import type { MerchantId, NewId, RefundId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { roundHalfUp, sum } from '../money.ts'
import { refundable, remaining, surplus } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { Expense } from './expense.ts'
import type { OrderItem } from './item.ts'
import { amountOf, isFor, itemLines, overPayments, part } from './lines.ts'
import type { ExpenseLine } from './lines.ts'
import type { Order } from './order.ts'
import type { Payment, RefundLine } from './payment.ts'

/** When a refund gives a merchant's expenses back: shipping is the one that matters. */
export type ShippingRule = 'never' | 'with last item' | 'proportional'

/** The rule of each merchant; without one, that of the marketplace for its own expenses. */
export type ShippingRules = (merchant?: MerchantId) => ShippingRule

export interface RefundTerms {
  readonly newId: NewId
  readonly now: Date
  readonly comment?: string
  /** Why somebody chose the amounts, and who did. */
  readonly reason?: string
  readonly by?: Actor
}

type RefundCreated = Extract<OrderEvent, { type: 'refund.created' }>

/**
 * What giving these items back comes to: the money taken for them, with what the rules say of their merchants' expenses;
 * the marketplace's own come with the order's last item, unless never. The last item is the one beside which none is left
 * that is neither cancelled nor refunded. A shipment that was cancelled among others brings what it cost with its goods.
 */
export function refundLines(order: Order, items: readonly OrderItem[], rules: ShippingRules): RefundLine[] {
  const parted = part(order, items)
  return [...itemLines(parted.chosen, refundable), ...expenseShares(order, parted, rules)]
}

/**
 * Gives this back: one refund for each merchant, so that none touches another, and one for what is the marketplace's own.
 * The money comes from the payments in their order. No line asks for more than was taken for its row or expense.
 */
export function refundEvents(order: Order, lines: readonly RefundLine[], terms: RefundTerms): RefundCreated[] {
  const owners = new Map<string, MerchantId | undefined>(
    [...order.items, ...order.expenses].map(({ id, merchant }) => [id, merchant]),
  )
  const shares = Map.groupBy(lines, ({ item, expense }) => owners.get(item ?? expense ?? ''))
  let { payments } = order
  return [...shares].map(([merchant, its]) => {
    const event = created(payments, { merchant, lines: its }, terms)
    payments = payments.map((payment) => withRefunded(payment, event))
    return event
  })
}

interface Share {
  readonly merchant: MerchantId | undefined
  readonly lines: readonly RefundLine[]
}

function created(payments: readonly Payment[], { merchant, lines }: Share, terms: RefundTerms): RefundCreated {
  const { newId, now, ...said } = terms
  const amount = amountOf(lines)
  return {
    type: 'refund.created',
    refund: { id: newId() as RefundId, ...(merchant && { merchant }), amount, ...said, lines, at: isoOf(now) },
    payments: overPayments(payments, refundable, amount),
  }
}

function withRefunded(payment: Payment, { payments }: RefundCreated): Payment {
  const line = payments.find((one) => one.payment === payment.id)
  return line ? { ...payment, refunded: payment.refunded + line.amount } : payment
}

interface Parted {
  readonly chosen: readonly OrderItem[]
  readonly others: readonly OrderItem[]
}

function expenseShares({ expenses }: Order, parted: Parted, rules: ShippingRules): ExpenseLine[] {
  return expenses
    .map((expense) => {
      const amount = shareOf(expense, ofItsMerchant(expense, parted), rules(expense.merchant))
      return { expense: expense.id, amount }
    })
    .filter(({ amount }) => amount > 0)
}

function ofItsMerchant({ merchant }: Expense, { chosen, others }: Parted): Parted {
  if (!merchant) return { chosen, others }
  const its = (item: OrderItem) => item.merchant === merchant
  return { chosen: chosen.filter(its), others: others.filter(its) }
}

function shareOf(expense: Expense, { chosen, others }: Parted, rule: ShippingRule): number {
  if (rule === 'never' || chosen.length === 0) return 0
  const left = sum(others.map(({ amounts }) => remaining(amounts)))
  const whole = refundable(expense.amounts)
  if (left === 0) return whole
  const cancelled = chosen.some((item) => isFor(expense, item)) ? surplus(expense.amounts) : 0
  if (rule === 'with last item' || !expense.merchant) return cancelled
  const given = sum(chosen.map(({ amounts }) => refundable(amounts)))
  return Math.max(cancelled, roundHalfUp(whole, given, given + left))
}
