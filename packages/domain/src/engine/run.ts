import type { OrderItemId } from '../ids.ts'
import type { OrderItem, Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { runFree } from './each.ts'
import type { Each } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Decision, Reason, Trigger } from './outcome.ts'
import { refusal, visibleTo } from './permit.ts'
import type { Wish } from './permit.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { settle } from './settle.ts'
import { leaving } from './step.ts'
import { begin, record } from './work.ts'
import type { Work } from './work.ts'

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
  const { side } = wanted
  const items = wanted.items ? named(order, { ...wanted, items: wanted.items }, engine) : having(order, wanted, engine)
  const left = new Map<OrderItemId, Reason>()
  let work = begin(order)
  for (const group of groupsOf(items, side)) {
    const each = fire(work, { ...group, event: wanted.event }, engine)
    each.left.forEach((reason, item) => left.set(item, reason))
    work = each.work
  }
  return decisionOf(settle(work, 0, engine), { side, items, left })
}

function fire(work: Work, asked: Group & Wish, engine: Engine): Each {
  const refused = refusal(asked, asked, engine)
  if (refused) return { work, left: leaving(asked.items, refused) }
  return runFree(work, { ...asked, answered: {}, follows: false }, engine)
}

function named(order: Order, { side, items }: Required<Trigger>, { setting }: Engine): readonly OrderItem[] {
  const found = itemsOf({ items: visibleTo(setting.actor, order) }, items).filter((item) => machineOn(item, side))
  const known = new Set(found.map(({ id }) => id))
  const unknown = items.find((id) => !known.has(id))
  if (unknown === undefined) return found
  throw new Refused('item.not-found', `The order has no such ${side} item.`, { item: unknown })
}

function having(order: Order, { side, event }: Trigger, engine: Engine): readonly OrderItem[] {
  const groups = groupsOf(visibleTo(engine.setting.actor, order), side)
  const able = groups.filter((group) => placeAt(group, engine).edges.has(event))
  return itemsOf(
    order,
    able.flatMap(({ items }) => items),
  )
}
