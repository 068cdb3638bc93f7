import type { OrderItemId } from '../ids.ts'
import type { OrderItem, Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { runStep } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Decision, Reason, Trigger } from './outcome.ts'
import { refusal, visibleTo } from './permit.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { settle } from './settle.ts'
import { begin, record } from './work.ts'

/**
 * Starts a just placed order: `order.placed`, then all that goes by itself. Results name the items that moved or wait.
 */
export function startOrder(order: Order, engine: Engine): Decision {
  const placed = record(begin(order), [{ type: 'order.placed', order }], engine)
  const decision = decisionOf(settle(placed, 0, engine), { side: 'marketplace', items: order.items, left: new Map() })
  return { ...decision, results: decision.results.filter((one) => one.outcome !== 'moved' || one.via.length > 0) }
}

/**
 * Fires an event at items of one side, and lets everything follow that goes by itself. Every item asked for gets its answer.
 * Refused: `item.not-found` for an item the order does not have on that side, or the actor must not see.
 */
export function trigger(order: Order, wanted: Trigger, engine: Engine): Decision {
  const { side, event } = wanted
  const items = wanted.items ? named(order, { ...wanted, items: wanted.items }, engine) : having(order, wanted, engine)
  const left = new Map(items.flatMap((item) => refusedAtOnce(item, wanted, engine)))
  let work = begin(order)
  for (const group of groupsOf(free(items, left), side)) {
    const each = runStep(work, { ...group, event, answered: {}, follows: false }, engine)
    each.left.forEach((reason, item) => left.set(item, reason))
    work = each.work
  }
  return decisionOf(settle(work, 0, engine), { side, items, left })
}

function named(order: Order, { side, items }: Required<Trigger>, { setting }: Engine): readonly OrderItem[] {
  const found = itemsOf({ items: visibleTo(setting.actor, order) }, items).filter((item) => machineOn(item, side))
  const known = new Set(found.map(({ id }) => id))
  const unknown = items.find((id) => !known.has(id))
  if (unknown === undefined) return found
  throw new Refused('item.not-found', `The order has no such ${side} item.`, { item: unknown })
}

function having(order: Order, { side, event }: Trigger, engine: Engine): readonly OrderItem[] {
  return visibleTo(engine.setting.actor, order).filter((item) => {
    const machine = machineOn(item, side)
    return machine !== undefined && placeAt(machine, engine).edges.has(event)
  })
}

function refusedAtOnce(item: OrderItem, wanted: Trigger, engine: Engine): readonly (readonly [OrderItemId, Reason])[] {
  const machine = machineOn(item, wanted.side)
  const reason = machine && refusal(machine, wanted, engine)
  return reason ? [[item.id, reason]] : []
}

function free(items: readonly OrderItem[], left: ReadonlyMap<OrderItemId, Reason>): readonly OrderItem[] {
  return left.size === 0 ? items : items.filter(({ id }) => !left.has(id))
}
