import { isInvoiced, subjectOf } from '../invoice/subject.ts'
import type { OrderEvent } from './events.ts'
import { moved, relocated, settled, started, withMachines } from './evolve-machine.ts'
import type { Moved, Relocated } from './evolve-machine.ts'
import { withCancelled, withCaptured, withCarried, withCommission, withPromises, withRefund } from './evolve-money.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'
import { soleAddress } from './sole-address.ts'
import { splitDocuments } from './split-documents.ts'
import type { ItemSplit } from './split.ts'

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
      return withCaptured(order, event)
    case 'payment.carried':
      return withCarried(order, event)
    case 'items.cancelled':
      return withCancelled(order, event)
    case 'refund.created':
      return withRefund(order, event)
    case 'commission.calculated':
      return withCommission(order, event)
    case 'return.started':
      return withPromises(
        order,
        event.items.map(({ item, remuneration }) => ({ item, amount: remuneration })),
      )
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
  return withPromises(
    order,
    promised.map(({ id }) => ({ item: id, amount: 0 })),
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
