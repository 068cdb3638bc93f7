import type { ExpenseId, MerchantId, OrderItemId, ProcessId } from '../ids.ts'
import { isInvoiced, subjectOf } from '../invoice/subject.ts'
import type { Side } from '../marketplace.ts'
import { cancel, cancelRow, capture, carry, refund, refundRow } from './amounts.ts'
import type { OrderEvent } from './events.ts'
import type { ExpenseAmounts } from './expense.ts'
import type { ItemAmounts, OrderItem } from './item.ts'
import type { Machine, PendingStep } from './machine.ts'
import type { Order } from './order.ts'
import type { Refund } from './payment.ts'
import { soleAddress } from './sole-address.ts'
import { splitDocuments } from './split.ts'
import type { ItemSplit } from './split.ts'
import { merchantTotals, totalsOf } from './totals.ts'

type Placed = Extract<OrderEvent, { type: 'order.placed' }>
type MerchantOrderCreated = Extract<OrderEvent, { type: 'merchantOrder.created' }>

/**
 * The order after the event. Pure; shares every part that stays as it was, so that `before.items[i] === after.items[i]` says
 * that nothing of the item changed. Money events recalculate the order's totals and those of the merchants they touch.
 * `version` and `updatedAt` are the commit's business: see `applyCommit`. Items the order does not have are passed over.
 */
export function evolve(order: Order | undefined, event: OrderEvent, at: string): Order {
  if (event.type === 'order.placed') return placed(event)
  if (!order) throw new Error(`an order begins with order.placed, not with ${event.type}`)
  return change(order, event, at)
}

/** Orders placed before there were documents have none. */
function placed({ order }: Placed): Order {
  return 'documents' in order ? order : { ...(order as Order), documents: [] }
}

/** The order after several events of one moment. */
export function fold(order: Order, events: readonly OrderEvent[], at: string): Order {
  return events.reduce((folded, event) => evolve(folded, event, at), order)
}

function change(order: Order, event: Exclude<OrderEvent, Placed>, at: string): Order {
  switch (event.type) {
    case 'items.moved':
      return withMachines(withArrival(order, event, at), event, (machine) => moved(machine, event, at))
    case 'items.relocated':
      return withMachines(withArrival(order, event, at), event, (machine) => relocated(machine, event, at))
    case 'timers.armed': {
      const { timers, due } = event
      return withMachines(order, event, (machine) => ({ ...machine, timers, ...(due !== undefined && { due }) }))
    }
    case 'step.held': {
      const { held, timers } = event
      return withMachines(order, event, (machine) => ({ ...machine, held, timers }))
    }
    case 'step.undone':
      return withMachines(order, event, ({ held: _held, ...machine }) => ({ ...machine, timers: event.timers }))
    case 'step.started':
      return withMachines(order, event, (machine) => started(machine, event.pending))
    case 'step.ended':
      return withMachines(order, event, settled)
    case 'step.failed':
      return withMachines(order, event, (machine) => ({ ...machine, failed: event.failed }))
    case 'merchantOrder.created':
      return withMerchantOrder(order, event)
    case 'payment.captured':
      return withMoney(withPayments(order, 'captured', event.payments), event, { item: capture, expense: capture })
    case 'payment.carried':
      return withMoney(withPayments(order, 'captured', event.payments.map(negated)), event, {
        item: carry,
        expense: carry,
      })
    case 'items.cancelled':
      return withMoney(order, event, { item: cancelRow, expense: cancel })
    case 'refund.created':
      return withRefund(withPayments(order, 'refunded', event.payments), event.refund)
    case 'commission.calculated':
      return withMoney(withEntries(order, event), { items: event.items, expenses: [] }, commissionEffect)
    case 'return.started': {
      const items = event.items.map(({ item, remuneration }) => ({ item, amount: remuneration }))
      return withMoney(order, { items, expenses: [] }, remunerationEffect)
    }
    case 'item.split':
      return withSplit(order, event)
    case 'document.recorded':
      return { ...order, documents: withRecorded(order.documents, event.document) }
    case 'billing.changed':
      return { ...order, billing: event.address }
    case 'customReference.changed': {
      const { customReference: _, ...rest } = order
      return event.customReference === null ? rest : { ...rest, customReference: event.customReference }
    }
    case 'shipment.recorded':
      return withShipment(order, event)
  }
}

type Moved = Extract<OrderEvent, { type: 'items.moved' }>
type Relocated = Extract<OrderEvent, { type: 'items.relocated' }>
type Arrival = Pick<Moved, 'to' | 'timers' | 'due' | 'reserved'>

/** To the state it stands in: nothing is entered anew, and what somebody may take back stays so until its own turn. */
function moved(machine: Machine, event: Moved, at: string): Machine {
  if (event.from !== event.to) return arrived(machine.process, event, at)
  const { process, due, reserved, held } = machine
  const { to, timers } = event
  const same = arrived(process, { to, timers, ...(due !== undefined && { due }), ...(reserved && { reserved }) }, at)
  return held && held.event !== event.event ? { ...same, held } : same
}

function arrived(process: ProcessId, { to: state, timers, due, reserved }: Arrival, at: string): Machine {
  return { process, state, since: at, timers, ...(due !== undefined && { due }), ...(reserved && { reserved }) }
}

/** In a state of the same name it has stood as long as before. */
function relocated(machine: Machine, event: Relocated, at: string): Machine {
  return arrived(event.process, event, event.from === event.to ? machine.since : at)
}

/** What follows of itself from where a marketplace item has come to. */
function withArrival(order: Order, event: Moved | Relocated, at: string): Order {
  if (event.side !== 'marketplace' || event.from === event.to) return order
  if (event.to === 'return canceled') return withoutPromise(order, event)
  return event.to === 'delivered' ? withDelivery(withoutPromise(order, event), event, at) : order
}

/** Goods that stay with the customer after all are not paid back. */
function withoutPromise(order: Order, { items: ids }: Moved | Relocated): Order {
  const staying = new Set(ids)
  const promised = order.items.filter(({ id, amounts }) => staying.has(id) && amounts.remuneration > 0)
  if (promised.length === 0) return order
  return withMoney(
    order,
    { items: promised.map(({ id }) => ({ item: id, amount: 0 })), expenses: [] },
    remunerationEffect,
  )
}

/** The first time an item is delivered counts: its days of return begin. */
function withDelivery(order: Order, { items: ids }: Moved | Relocated, at: string): Order {
  const delivered = new Set(ids)
  const items = order.items.map((item) =>
    delivered.has(item.id) && item.deliveredAt === undefined ? { ...item, deliveredAt: at } : item,
  )
  return { ...order, items }
}

/** What was invoiced stays so. */
function partOf(order: Order, { item, part }: ItemSplit): OrderItem {
  const subject = subjectOf(item)
  return isInvoiced(order, subject) ? { ...part, invoicedAs: subject } : part
}

function replaced<Part extends { readonly id: string }>(part: Part, by: Part): Part {
  return part.id === by.id ? by : part
}

/** The part goes last: every row keeps its place for good. No total changes. */
function withSplit(order: Order, split: ItemSplit): Order {
  const items = [...order.items.map((item) => replaced(item, split.item)), partOf(order, split)]
  return { ...order, items, documents: splitDocuments(order.documents, split) }
}

function withRecorded<Part extends { readonly id: string }>(parts: readonly Part[], part: Part): readonly Part[] {
  return parts.some(({ id }) => id === part.id) ? parts.map((known) => replaced(known, part)) : [...parts, part]
}

type Shipped = Extract<OrderEvent, { type: 'shipment.recorded' }>

/** What an emptied shipment cost stays owed, and its merchant's. */
function withShipment(order: Order, { shipment, items: ids, emptied }: Shipped): Order {
  const travelling = new Set(ids)
  const gone = new Set(emptied)
  const items = order.items.map((item) =>
    travelling.has(item.id) && item.shipment !== shipment.id ? { ...item, shipment: shipment.id } : item,
  )
  const expenses = order.expenses.map((expense) => {
    if (expense.shipment === undefined || !gone.has(expense.shipment)) return expense
    const { shipment: _, ...kept } = expense
    return kept
  })
  const shipments = withRecorded(order.shipments, shipment).filter(({ id }) => !gone.has(id))
  const { shipping: _, ...rest } = order
  const shipping = soleAddress(shipments)
  return { ...rest, items, expenses, shipments, ...(shipping && { shipping }) }
}

/** Without the step that waited, and the failure it replaces. */
function settled({ pending: _pending, failed: _failed, ...machine }: Machine): Machine {
  return machine
}

/** A held step whose own turn it is, is held no more; another stays so. */
function started(machine: Machine, pending: PendingStep): Machine {
  const { held, ...standing } = settled(machine)
  return { ...standing, ...(held && held.event !== pending.event && { held }), pending }
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

function withMerchantOrder(order: Order, { merchantOrder, items: begun }: MerchantOrderCreated): Order {
  const others = order.merchantOrders.filter(({ id }) => id !== merchantOrder.id)
  const byItem = new Map(begun.map(({ item, ...merchantItem }) => [item, merchantItem]))
  const items = order.items.map((item) => {
    const added = byItem.get(item.id)
    if (!added) return item
    return { ...item, merchantItem: { ...added, merchantOrder: merchantOrder.id, createdAt: added.machine.since } }
  })
  return { ...order, items, merchantOrders: [...others, merchantOrder] }
}

type Payments = Extract<OrderEvent, { type: 'payment.captured' }>['payments']

function negated<Line extends { readonly amount: number }>(line: Line): Line {
  return { ...line, amount: -line.amount }
}

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

function withEntries(order: Order, { items: lines }: Extract<OrderEvent, { type: 'commission.calculated' }>): Order {
  const entries = new Map(lines.map((line) => [line.item, line.entries]))
  const items = order.items.map((item) => {
    const commissions = entries.get(item.id)
    return commissions ? { ...item, commissions } : item
  })
  return { ...order, items }
}

const remunerationEffect: Effect = {
  item: (amounts, remuneration) => ({ ...amounts, remuneration }),
  expense: unchanged,
}

const commissionEffect: Effect = {
  item: (amounts, commission) => ({ ...amounts, commission }),
  expense: unchanged,
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
