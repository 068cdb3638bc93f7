import type { MerchantId } from '../ids.ts'
import { cancel, cancelRow, capture, carry, commissionRow, refund, refundRow } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { ExpenseAmounts } from './expense.ts'
import type { ItemAmounts } from './item.ts'
import type { ItemLine, Lines, PaymentLine } from './lines.ts'
import type { Order } from './order.ts'
import { merchantTotals, totalsOf } from './totals.ts'

export function withCaptured(order: Order, event: Extract<OrderEvent, { type: 'payment.captured' }>): Order {
  return withMoney(withPayments(order, 'captured', event.payments), event, { item: capture, expense: capture })
}

/** Money that goes to the order that takes this one's place. */
export function withCarried(order: Order, event: Extract<OrderEvent, { type: 'payment.carried' }>): Order {
  return withMoney(withPayments(order, 'captured', event.payments.map(negated)), event, { item: carry, expense: carry })
}

export function withCancelled(order: Order, event: Extract<OrderEvent, { type: 'items.cancelled' }>): Order {
  return withMoney(order, event, { item: cancelRow, expense: cancel })
}

export function withRefund(order: Order, event: Extract<OrderEvent, { type: 'refund.created' }>): Order {
  const { lines } = event.refund
  const items = lines.flatMap(({ item, amount }) => (item ? [{ item, amount }] : []))
  const expenses = lines.flatMap(({ expense, amount }) => (expense ? [{ expense, amount }] : []))
  const paid = withPayments(order, 'refunded', event.payments)
  const refunds = [...order.refunds, event.refund]
  return withMoney({ ...paid, refunds }, { items, expenses }, { item: refundRow, expense: refund })
}

type Calculated = Extract<OrderEvent, { type: 'commission.calculated' }>

export function withCommission(order: Order, event: Calculated): Order {
  return withMoney(withEntries(order, event), { items: event.items, expenses: [] }, commissionEffect)
}

function withEntries(order: Order, { items: lines }: Calculated): Order {
  const entries = new Map(lines.map((line) => [line.item, line.entries]))
  const items = order.items.map((item) => {
    const commissions = entries.get(item.id)
    return commissions ? { ...item, commissions } : item
  })
  return { ...order, items }
}

/** What is promised back for these items from now on. */
export function withPromises(order: Order, items: readonly ItemLine[]): Order {
  return withMoney(order, { items, expenses: [] }, remunerationEffect)
}

function negated({ payment, amount }: PaymentLine): PaymentLine {
  return { payment, amount: -amount }
}

function withPayments(order: Order, figure: 'captured' | 'refunded', paid: readonly PaymentLine[]): Order {
  const amounts = new Map(paid.map(({ payment, amount }) => [payment, amount]))
  const payments = order.payments.map((payment) => {
    const amount = amounts.get(payment.id)
    return amount === undefined ? payment : { ...payment, [figure]: payment[figure] + amount }
  })
  return { ...order, payments }
}

const remunerationEffect: Effect = {
  item: (amounts, remuneration) => ({ ...amounts, remuneration }),
  expense: unchanged,
}

const commissionEffect: Effect = { item: commissionRow, expense: unchanged }

function unchanged(amounts: ExpenseAmounts): ExpenseAmounts {
  return amounts
}

interface Effect {
  readonly item: (amounts: ItemAmounts, amount: number) => ItemAmounts
  readonly expense: (amounts: ExpenseAmounts, amount: number) => ExpenseAmounts
}

function withMoney(order: Order, lines: Lines, effect: Effect): Order {
  const ofItems = new Map(lines.items.map(({ item, amount }) => [item, amount]))
  const ofExpenses = new Map(lines.expenses.map(({ expense, amount }) => [expense, amount]))
  const touched = new Set<MerchantId | undefined>()
  const items = order.items.map((item) => {
    const amount = ofItems.get(item.id)
    if (amount === undefined) return item
    touched.add(item.merchant)
    return { ...item, amounts: effect.item(item.amounts, amount) }
  })
  const expenses = order.expenses.map((expense) => {
    const amount = ofExpenses.get(expense.id)
    if (amount === undefined) return expense
    touched.add(expense.merchant)
    return { ...expense, amounts: effect.expense(expense.amounts, amount) }
  })
  return recalculated({ ...order, items, expenses }, touched)
}

function recalculated(order: Order, touched: ReadonlySet<MerchantId | undefined>): Order {
  const merchantOrders = order.merchantOrders.map((merchantOrder) => {
    const { merchant } = merchantOrder
    return touched.has(merchant) ? { ...merchantOrder, totals: merchantTotals(order, merchant) } : merchantOrder
  })
  return { ...order, merchantOrders, totals: totalsOf(order.items, order.expenses) }
}
