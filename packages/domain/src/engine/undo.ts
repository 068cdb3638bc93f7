import type { MerchantId, OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { alike } from './deadlines.ts'
import { itemsOf } from './group.ts'
import { note } from './in-turn.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Decision } from './outcome.ts'
import { refusal, visible } from './permit.ts'
import type { Engine } from './registry.ts'
import { dueBy } from './timers.ts'

/** What is held on items of one side; without `items`, on all of them. */
export interface Undo {
  readonly side: Side
  readonly items?: readonly OrderItemId[]
  /** Only on this merchant's items. */
  readonly merchant?: MerchantId
}

/**
 * Takes back what is held: whoever may fire the event may undo it. A time-out that it took the place of begins anew.
 * Refused: `step.not-held` where nothing is held any more, `step.not-permitted`.
 */
export function undo(order: Order, wanted: Undo, engine: Engine): Decision {
  const { side } = wanted
  const held = heldItems(order, wanted, engine)
  const own = held.filter((item) => mayUndo(item, side, engine))
  if (own.length > 0) return note(order, undone(order, { side, items: own }, engine), engine)
  const code = held.length === 0 ? 'step.not-held' : 'step.not-permitted'
  const sentence =
    held.length === 0 ? 'There is nothing to undo: it has run, or was undone already.' : 'Not yours to undo.'
  throw new Refused(code, sentence, { reference: order.reference, side })
}

function heldItems(order: Order, wanted: Undo, engine: Engine): readonly OrderItem[] {
  const { side, items } = wanted
  const seen = visible(order, wanted, engine)
  const meant = items ? itemsOf({ items: seen }, items) : seen
  return meant.filter((item) => machineOn(item, side)?.held)
}

function mayUndo(item: OrderItem, side: Side, engine: Engine): boolean {
  const machine = machineOn(item, side)
  return machine?.held !== undefined && !refusal(machine, { side, event: machine.held.event }, engine)
}

export interface Undone {
  readonly side: Side
  readonly items: readonly OrderItem[]
}

/** That nothing is held on these items any more; each has something held. */
export function undone(order: Order, { side, items }: Undone, engine: Engine): OrderEvent[] {
  const byEvent = Map.groupBy(items, (item) => machineOn(item, side)?.held?.event ?? '')
  return [...byEvent].flatMap(([event, same]) =>
    alike(same, (item) => ({ timers: timersWithout(item, { side, event, order }, engine) })).map(
      (part): OrderEvent => ({ type: 'step.undone', side, event, ...part }),
    ),
  )
}

interface Held {
  readonly side: Side
  readonly event: string
  readonly order: Order
}

function timersWithout(item: OrderItem, { side, event, order }: Held, engine: Engine) {
  const machine = machineOn(item, side)
  if (!machine) return []
  const others = machine.timers.filter((timer) => timer.event !== event)
  const timeout = placeAt(machine, engine).timeouts.find(({ name }) => name === event)
  const dueAt = timeout && dueBy(timeout, order, engine)(item)?.toISOString()
  return dueAt === undefined ? others : [...others, { event, dueAt }]
}
