import type { ExpenseId, MerchantId, OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import { cancel, capture, refund, refundRow } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { ExpenseAmounts, ItemAmounts, Machine, Order, OrderItem, Refund } from './order.ts'
import { merchantTotals, totalsOf } from './totals.ts'

type Placed = Extract<OrderEvent, { type: 'order.placed' }>
type MerchantOrderCreated = Extract<OrderEvent, { type: 'merchantOrder.created' }>

/**
 * The order after the event. Pure; shares every part that stays as it was, so that `before.items[i] === after.items[i]` says
 * that nothing of the item changed. Money events recalculate the order's totals and those of the merchants they touch.
 * `version` and `updatedAt` are the commit's business: see `applyCommit`. Items the order does not have are passed over.
 */
export function evolve(order: Order | undefined, event: OrderEvent, at: string): Order {
  if (event.type === 'order.placed') return event.order
  if (!order) throw new Error(`an order begins with order.placed, not with ${event.type}`)
  return change(order, event, at)
}

/** The order after several events of one moment. */
export function fold(order: Order, events: readonly OrderEvent[], at: string): Order {
  return events.reduce((folded, event) => evolve(folded, event, at), order)
}

function change(order: Order, event: Exclude<OrderEvent, Placed>, at: string): Order {
  switch (event.type) {
    case 'items.moved': {
      const { to: state, timers } = event
      return withMachines(order, event, ({ process }) => ({ process, state, since: at, timers }))
    }
    case 'timers.armed':
      return withMachines(order, event, (machine) => ({ ...machine, timers: event.timers }))
    case 'step.started':
      return withMachines(order, event, (machine) => ({ ...settled(machine), pending: event.pending }))
    case 'step.ended':
      return withMachines(order, event, settled)
    case 'step.failed':
      return withMachines(order, event, (machine) => ({ ...machine, failed: event.failed }))
    case 'merchantOrder.created':
      return withMerchantOrder(order, event)
    case 'payment.captured':
      return withMoney(withPayments(order, 'captured', event.payments), event, { item: capture, expense: capture })
    case 'items.cancelled':
      return withMoney(order, event, { item: cancel, expense: cancel })
    case 'refund.created':
      return withRefund(withPayments(order, 'refunded', event.payments), event.refund)
    case 'commission.calculated':
      return withMoney(order, { items: event.items, expenses: [] }, { item: withCommission, expense: unchanged })
    case 'return.started': {
      const items = event.items.map(({ item, remuneration }) => ({ item, amount: remuneration }))
      return withMoney(order, { items, expenses: [] }, { item: withRemuneration, expense: unchanged })
    }
  }
}

/** Without the step that waited and the failure it replaces. */
function settled({ process, state, since, timers }: Machine): Machine {
  return { process, state, since, timers }
}

interface Concerned {
  readonly side: Side
  readonly items: readonly OrderItemId[]
}

function withMachines(order: Order, concerned: Concerned, next: (machine: Machine) => Machine): Order {
  const ids = new Set(concerned.items)
  const items = order.items.map((item) => (ids.has(item.id) ? withMachine(item, concerned.side, next) : item))
  return { ...order, items }
}

function withMachine(item: OrderItem, side: Side, next: (machine: Machine) => Machine): OrderItem {
  if (side === 'marketplace') return { ...item, machine: next(item.machine) }
  const { merchantItem } = item
  return merchantItem ? { ...item, merchantItem: { ...merchantItem, machine: next(merchantItem.machine) } } : item
}

function withMerchantOrder(order: Order, { merchantOrder, items: added }: MerchantOrderCreated): Order {
  const others = order.merchantOrders.filter(({ id }) => id !== merchantOrder.id)
  const byItem = new Map(added.map(({ item, ...merchantItem }) => [item, merchantItem]))
  const items = order.items.map((item) => {
    const merchantItem = byItem.get(item.id)
    return merchantItem ? { ...item, merchantItem: { ...merchantItem, merchantOrder: merchantOrder.id } } : item
  })
  return { ...order, items, merchantOrders: [...others, merchantOrder] }
}

type Payments = Extract<OrderEvent, { type: 'payment.captured' }>['payments']

function withPayments(order: Order, figure: 'captured' | 'refunded', paid: Payments): Order {
  const amounts = new Map(paid.map(({ payment, amount }) => [payment, amount]))
  const payments = order.payments.map((payment) => {
    const amount = amounts.get(payment.id)
    return amount === undefined ? payment : { ...payment, [figure]: payment[figure] + amount }
  })
  return { ...order, payments }
}

function withRefund(order: Order, given: Refund): Order {
  const items = given.lines.flatMap(({ item, amount }) => (item ? [{ item, amount }] : []))
  const expenses = given.lines.flatMap(({ expense, amount }) => (expense ? [{ expense, amount }] : []))
  const refunds = [...order.refunds, given]
  return withMoney({ ...order, refunds }, { items, expenses }, { item: refundRow, expense: refund })
}

function withCommission(amounts: ItemAmounts, commission: number): ItemAmounts {
  return { ...amounts, commission }
}

function withRemuneration(amounts: ItemAmounts, remuneration: number): ItemAmounts {
  return { ...amounts, remuneration }
}

function unchanged(amounts: ExpenseAmounts): ExpenseAmounts {
  return amounts
}

interface Sums {
  readonly items: readonly { readonly item: OrderItemId; readonly amount: number }[]
  readonly expenses: readonly { readonly expense: ExpenseId; readonly amount: number }[]
}

interface Effect {
  readonly item: (amounts: ItemAmounts, amount: number) => ItemAmounts
  readonly expense: (amounts: ExpenseAmounts, amount: number) => ExpenseAmounts
}

function withMoney(order: Order, sums: Sums, effect: Effect): Order {
  const ofItems = new Map(sums.items.map(({ item, amount }) => [item, amount]))
  const ofExpenses = new Map(sums.expenses.map(({ expense, amount }) => [expense, amount]))
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
