import type { OrderItemId } from '../ids.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { runFree } from './each.ts'
import type { Each } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { heldIn, heldUntil, hold, isPerson } from './hold.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Decision, ItemResult, Quantity, Reason, Trigger } from './outcome.ts'
import { partsOf } from './parts.ts'
import { refusal, visible } from './permit.ts'
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
 * Fires an event at items of one side, and lets everything follow that goes by itself. Every item asked for gets its answer;
 * where a row was split, its part does, and a row whose part cannot go stays whole.
 * Refused: `item.not-found` for an item the order does not have on that side, or the actor must not see, `item.twice` for a row of
 * which more than one thing is asked, and what splitting refuses.
 */
export function trigger(order: Order, wanted: Trigger, engine: Engine): Decision {
  const { items = [], quantities = [] } = wanted
  if (quantities.length === 0) return fireAll(begin(order), wanted, engine)
  checkTwice(items, quantities)
  const rows = named(order, { ...wanted, items: quantities.map(({ item }) => item) }, engine)
  const { events, parts, rowOf } = partsOf(rows, quantities, engine)
  const decision = fireAll(record(begin(order), events, engine), { ...wanted, items: [...items, ...parts] }, engine)
  const left = decision.results.filter((one) => one.outcome === 'refused' && rowOf.has(one.item))
  return left.length === 0 ? decision : withoutSplitting(order, { wanted, left, rowOf }, engine)
}

function checkTwice(items: readonly OrderItemId[], quantities: readonly Quantity[]): void {
  const asked = new Set(items)
  for (const { item } of quantities) {
    if (asked.has(item)) {
      throw new Refused('item.twice', `${item} is named twice. Say once how much of it is meant.`, { item })
    }
    asked.add(item)
  }
}

interface Unsplit {
  readonly wanted: Trigger
  /** Answers of parts that cannot go. */
  readonly left: readonly ItemResult[]
  readonly rowOf: ReadonlyMap<OrderItemId, OrderItemId>
}

function withoutSplitting(order: Order, { wanted, left, rowOf }: Unsplit, engine: Engine): Decision {
  const results = left.map((one) => ({ ...one, item: rowOf.get(one.item) ?? one.item }))
  const whole = new Set(results.map(({ item }) => item))
  const { items = [], quantities = [] } = wanted
  const others = quantities.filter(({ item }) => !whole.has(item))
  if (items.length + others.length === 0) return { ...begin(order), results }
  const rest = trigger(order, { ...wanted, items, quantities: others }, engine)
  return { ...rest, results: [...rest.results, ...results] }
}

function fireAll(begun: Work, wanted: Trigger, engine: Engine): Decision {
  const { side } = wanted
  const { order } = begun
  const items = wanted.items ? named(order, { ...wanted, items: wanted.items }, engine) : having(order, wanted, engine)
  const left = new Map<OrderItemId, Reason>()
  let work = begun
  for (const group of groupsOf(items, side)) {
    const each = fire(work, { ...group, ...wanted, items: group.items }, engine)
    each.left.forEach((reason, item) => left.set(item, reason))
    work = each.work
  }
  return decisionOf(settle(work, 0, engine), { side, items, left })
}

type Asked = Group & Wish & Pick<Trigger, 'trial'>

function fire(work: Work, asked: Asked, engine: Engine): Each {
  const refused = refusal(asked, asked, engine) ?? formMissing(asked, engine)
  if (refused) return { work, left: leaving(asked.items, refused) }
  const held = isPerson(engine.context.actor) ? heldIn(work, asked, asked.event) : new Map()
  const items = held.size === 0 ? asked.items : asked.items.filter((item) => !held.has(item))
  const each = items.length === 0 ? { work, left: held } : go(work, { ...asked, items }, engine)
  return held.size === 0 ? each : { work: each.work, left: new Map([...held, ...each.left]) }
}

/** At once, or held back for a while. */
function go(work: Work, asked: Asked, engine: Engine): Each {
  const tried = runFree(work, { ...asked, answered: {}, follows: false }, engine)
  const event = asked.trial ? undefined : placeAt(asked, engine).edges.get(asked.event)?.event
  const until = event && heldUntil(event, work.order, engine)
  return until ? hold(work, { group: asked, event: asked.event, until, tried }, engine) : tried
}

function formMissing({ trial, event, ...standing }: Asked, engine: Engine): Reason | undefined {
  if (trial || Object.keys(engine.context.data).length > 0) return undefined
  const form = placeAt(standing, engine).edges.get(event)?.event?.form
  return form === undefined ? undefined : { code: 'event.form-missing', form }
}

type Named = Pick<Trigger, 'side' | 'merchant'> & Required<Pick<Trigger, 'items'>>

function named(order: Order, wanted: Named, engine: Engine): readonly OrderItem[] {
  const { side, items } = wanted
  const found = itemsOf({ items: visible(order, wanted, engine) }, items).filter((item) => machineOn(item, side))
  const known = new Set(found.map(({ id }) => id))
  const unknown = items.find((id) => !known.has(id))
  if (unknown === undefined) return found
  throw new Refused('item.not-found', `The order has no such ${side} item.`, { item: unknown })
}

function having(order: Order, wanted: Trigger, engine: Engine): readonly OrderItem[] {
  const { side, event, within } = wanted
  const seen = visible(order, wanted, engine)
  const asked = within ? itemsOf({ items: seen }, within) : seen
  const able = groupsOf(asked, side).filter((group) => placeAt(group, engine).edges.has(event))
  return itemsOf(
    order,
    able.flatMap(({ items }) => items),
  )
}
