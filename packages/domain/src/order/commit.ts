import type { Actor } from '../actor.ts'
import type { Task } from '../engine/outcome.ts'
import type { MerchantId, NewId } from '../ids.ts'
import { dueCredit } from '../invoice/credit.ts'
import { isoOf } from '../iso.ts'
import { invoiceTask } from '../tasks.ts'
import type { OrderEvent, Recorded } from './events.ts'
import { evolve } from './evolve.ts'
import type { Order } from './order.ts'

/** What one commit of an order says: `order` already has its version. */
export interface Recordable {
  readonly order: Order
  readonly events: readonly OrderEvent[]
  readonly actor: Actor
  readonly at: Date
}

/** The order after one commit; `version` is the commit's. */
export function applyCommit(
  order: Order | undefined,
  events: readonly OrderEvent[],
  { version, at }: { readonly version: number; readonly at: Date },
): Order {
  const updatedAt = isoOf(at)
  const folded = events.reduce<Order | undefined>((before, event) => evolve(before, event, updatedAt), order)
  if (!folded) throw new Error('a new order needs its first event')
  return { ...folded, version, updatedAt }
}

/**
 * The order after commits that follow it, as stored or heard live, oldest first; those it already contains are passed over,
 * so that a snapshot and the events around it may overlap. The same fold on the server and in a browser.
 */
export function applyRecorded(order: Order | undefined, recorded: readonly Recorded[]): Order {
  const seen = order?.version ?? 0
  const folded = recorded
    .filter(({ version }) => version > seen)
    .reduce<Order | undefined>((before, { event, version, at }) => {
      return { ...evolve(before, event, at), version, updatedAt: at }
    }, order)
  if (!folded) throw new Error('a new order needs its first event')
  return folded
}

/** The events of a commit as they are stored and sent; ids ascend in their order. */
export function recordedEvents({ order, events, actor, at }: Recordable, newId: NewId): Recorded[] {
  const moment = isoOf(at)
  let known: Owners | undefined
  const owners = () => (known ??= ownersOf(order))
  return events.map((event) => ({
    id: newId(),
    order: order.id,
    version: order.version,
    merchant: merchantOf(event, owners),
    event,
    actor,
    at: moment,
  }))
}

interface Leaving extends Pick<Recordable, 'order' | 'events'> {
  readonly tasks: readonly Task[]
}

/**
 * What a commit leaves to be done: its own tasks, and the credit note for what it takes back of an invoice, whoever commits
 * it and why.
 */
export function tasksOf({ order, events, tasks }: Leaving): readonly Task[] {
  const takesBack = events.some(({ type }) => type === 'refund.created' || type === 'items.cancelled')
  return takesBack && dueCredit(order) ? [...tasks, invoiceTask('credit-note')] : tasks
}

type Owners = ReadonlyMap<string, MerchantId | undefined>

/** Merchant of each item and expense, by id. */
function ownersOf({ items, expenses }: Order): Owners {
  return new Map<string, MerchantId | undefined>([...items, ...expenses].map(({ id, merchant }) => [id, merchant]))
}

/**
 * The one merchant an event concerns. Of the machines only the merchant's side concerns one: the engine makes an event of
 * its own for each merchant. Money concerns one when all its lines are that merchant's.
 */
function merchantOf(event: OrderEvent, owners: () => Owners): MerchantId | null {
  switch (event.type) {
    case 'order.placed':
      return null
    case 'merchantOrder.created':
      return event.merchantOrder.merchant
    case 'document.recorded':
      return event.document.merchant ?? null
    case 'billing.changed':
    case 'customReference.changed':
      return null
    case 'shipment.recorded':
      return only(event.items, owners) ?? event.shipment.merchant ?? null
    case 'item.split':
      return event.item.merchant
    case 'items.moved':
    case 'items.relocated':
    case 'timers.armed':
    case 'step.held':
    case 'step.undone':
    case 'step.started':
    case 'step.ended':
    case 'step.failed':
      return event.side === 'merchant' ? only(event.items, owners) : null
    case 'payment.captured':
    case 'payment.carried':
    case 'items.cancelled':
      return only([...event.items.map(({ item }) => item), ...event.expenses.map(({ expense }) => expense)], owners)
    case 'refund.created':
      return only(
        event.refund.lines.flatMap(({ item, expense }) => item ?? expense ?? []),
        owners,
      )
    case 'commission.calculated':
    case 'return.started':
      return only(
        event.items.map(({ item }) => item),
        owners,
      )
  }
}

function only(ids: readonly string[], owners: () => Owners): MerchantId | null {
  const [first, ...others] = new Set(ids.map((id) => owners().get(id)))
  return first && others.length === 0 ? first : null
}
