import type { Actor } from '../actor.ts'
import type { MerchantId, ProcessId } from '../ids.ts'
import type { OrderDocument } from './documents.ts'
import type { OrderEvent, Recorded } from './events.ts'
import { amountOf } from './lines.ts'
import type { Lines } from './lines.ts'
import type { HeldStep, Machine } from './machine.ts'
import type { Order } from './order.ts'

/**
 * What one merchant may see of an order's events, oldest first as given: its merchant order, the moves of its own machine,
 * and what happened to the money of its own rows and expenses. Nothing of the marketplace's machine, of payments, of other
 * merchants, not even their names.
 */
export function merchantTimeline(recorded: readonly Recorded[], order: Order, merchant: MerchantId): Recorded[] {
  const see = eyesOf(order, merchant)
  return recorded.flatMap((entry) => {
    const event = see(entry.event)
    return event ? [{ ...entry, merchant, event, actor: actorSeen(entry.actor, merchant) }] : []
  })
}

/** The same of one event: what of it the merchant may see, if anything. */
export function eyesOf(order: Order, merchant: MerchantId): (event: OrderEvent) => OrderEvent | undefined {
  const own = new Set<string>(
    [...order.items, ...order.expenses].filter((each) => each.merchant === merchant).map(({ id }) => id),
  )
  return (event) => seenBy(event, { merchant, own })
}

interface Eyes {
  readonly merchant: MerchantId
  /** Ids of its items and expenses. */
  readonly own: ReadonlySet<string>
}

function seenBy(event: OrderEvent, { merchant, own }: Eyes): OrderEvent | undefined {
  switch (event.type) {
    case 'order.placed':
    case 'customReference.changed':
      return undefined
    case 'billing.changed':
      return event
    case 'document.recorded':
      return isShown(event.document, merchant)
        ? { ...event, document: documentSeen(event.document, merchant) }
        : undefined
    case 'item.split':
      return own.has(event.item.id) ? ownSplit(event) : undefined
    case 'shipment.recorded': {
      const items = event.items.filter((id) => own.has(id))
      return items.length > 0 || event.shipment.merchant === merchant ? { ...event, items, emptied: [] } : undefined
    }
    case 'merchantOrder.created':
      return event.merchantOrder.merchant === merchant ? event : undefined
    case 'items.moved':
    case 'items.relocated':
    case 'timers.armed':
    case 'step.undone':
    case 'step.started':
    case 'step.ended':
    case 'step.failed': {
      const items = event.side === 'merchant' ? event.items.filter((id) => own.has(id)) : []
      return items.length > 0 ? { ...event, items } : undefined
    }
    case 'step.held': {
      const items = event.side === 'merchant' ? event.items.filter((id) => own.has(id)) : []
      return items.length > 0 ? { ...event, items, held: heldSeen(event.held, merchant) } : undefined
    }
    case 'payment.captured': {
      const lines = ownLines(event, own)
      return lines && { type: event.type, payments: [], ...lines }
    }
    case 'payment.carried': {
      const lines = ownLines(event, own)
      return lines && { type: event.type, to: event.to, payments: [], ...lines }
    }
    case 'items.cancelled': {
      const lines = ownLines(event, own)
      return lines && { type: event.type, ...lines }
    }
    case 'refund.created': {
      const lines = event.refund.lines.filter(({ item, expense }) => own.has(item ?? expense ?? ''))
      const { id, at } = event.refund
      return lines.length > 0
        ? { type: event.type, refund: { id, amount: amountOf(lines), lines, at }, payments: [] }
        : undefined
    }
    case 'commission.calculated': {
      const items = event.items.filter(({ item }) => own.has(item))
      return items.length > 0 ? { type: event.type, items } : undefined
    }
    case 'return.started': {
      const items = event.items.filter(({ item }) => own.has(item))
      return items.length > 0 ? { type: event.type, items } : undefined
    }
  }
}

/** Its returns and payouts; what operators and customers write to each other is theirs. */
function isShown({ kind, merchant: concerned }: OrderDocument, merchant: MerchantId): boolean {
  return concerned === merchant && (kind === 'return' || kind === 'payout')
}

/** A return says who made it. */
function documentSeen(document: OrderDocument, merchant: MerchantId): OrderDocument {
  return document.kind === 'return' ? { ...document, by: actorSeen(document.by, merchant) } : document
}

function heldSeen(held: HeldStep, merchant: MerchantId): HeldStep {
  return { ...held, by: actorSeen(held.by, merchant) }
}

/** The merchant's own machine, as it may see it. */
export function machineSeen(machine: Machine, merchant: MerchantId): Machine {
  return machine.held ? { ...machine, held: heldSeen(machine.held, merchant) } : machine
}

/** Without where the marketplace's machine stands. */
function ownSplit({ type, item, part }: Extract<OrderEvent, { type: 'item.split' }>): OrderEvent {
  const unseen = { process: '' as ProcessId, state: '', since: '', timers: [] }
  return { type, item: { ...item, machine: unseen }, part: { ...part, machine: unseen } }
}

function ownLines(event: Lines, own: ReadonlySet<string>): Lines | undefined {
  const items = event.items.filter(({ item }) => own.has(item))
  const expenses = event.expenses.filter(({ expense }) => own.has(expense))
  return items.length + expenses.length > 0 ? { items, expenses } : undefined
}

/** Another merchant's step may move one's own items along; who it was is not told, nor what an operator is. */
function actorSeen(actor: Actor, merchant: MerchantId): Actor {
  if (actor.kind === 'operator') return { kind: actor.kind, id: actor.id, name: actor.name }
  const other = actor.kind === 'merchant' && actor.merchant !== merchant
  return other ? { kind: 'system', id: 'system', name: 'system' } : actor
}
