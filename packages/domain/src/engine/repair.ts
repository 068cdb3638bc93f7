import type { OrderItemId } from '../ids.ts'
import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { partners } from '../order/pairs.ts'
import { isUnpaired } from '../order/row.ts'
import { Refused } from '../refused.ts'
import { compiledOf, machineOn, otherSide, placeAt } from './machine.ts'
import type { Decision } from './outcome.ts'
import { possibleAt } from './permit.ts'
import type { Engine } from './registry.ts'
import { relocate } from './relocate.ts'
import { settle } from './settle.ts'
import { begin } from './work.ts'

/** One way to bring an item's machines into step: this side's goes there. */
export interface Repair {
  readonly side: Side
  readonly to: string
  /** The event that leads there, with its command, where whoever asks may fire one: better than moving the machine by hand. */
  readonly event?: string
}

export interface OutOfStep {
  readonly item: OrderItem
  /** Since the later of its machines' last moves. */
  readonly since: string
  readonly repairs: readonly Repair[]
}

/** The order's items whose machines are out of step, and what would mend each. */
export function outOfStep({ items }: Order, engine: Engine): readonly OutOfStep[] {
  return items.filter(isUnpaired).map((item) => {
    const times = sides.flatMap((side) => machineOn(item, side)?.since ?? [])
    const repairs = sides.flatMap((side) => repairsOn(item, side, engine))
    return { item, since: times.toSorted().at(-1) ?? '', repairs }
  })
}

function repairsOn(item: OrderItem, side: Side, engine: Engine): readonly Repair[] {
  const own = machineOn(item, side)
  const sister = machineOn(item, otherSide(side))
  if (!own || !sister || own.pending || sister.pending) return []
  const { edges } = placeAt(own, engine)
  const events = possibleAt(own, side, engine)
  const known = partners(side, sister.state).filter((to) => compiledOf(own.process, engine).places.has(to))
  return known.map((to) => {
    const event = events.find((name) => edges.get(name)?.transitions.some(({ target }) => target === to))
    return { side, to, ...(event !== undefined && { event }) }
  })
}

export interface RepairWish {
  readonly item: OrderItemId
  readonly side: Side
  readonly to: string
  readonly reason: string
}

/**
 * Puts the machine of one side into a state that goes with the other's. No command runs and no money moves: an event that
 * leads there does more. Refused: `item.not-found`, `item.in-step`, `item.pending`, `item.not-paired`.
 */
export function repair(order: Order, wish: RepairWish, engine: Engine): Decision {
  const item = order.items.find(({ id }) => id === wish.item)
  const own = item && machineOn(item, wish.side)
  if (!item || !own)
    throw new Refused('item.not-found', `The order has no such ${wish.side} item.`, { item: wish.item })
  check(item, wish, engine)
  const relocation = { side: wish.side, items: [item.id], process: own.process, to: wish.to, reason: wish.reason }
  return { ...settle(relocate(begin(order), relocation, engine), 0, engine), results: [] }
}

function check(item: OrderItem, { side, to }: RepairWish, engine: Engine): void {
  const where = { item: item.id, marketplace: item.machine.state, merchant: item.merchantItem?.machine.state }
  if (!isUnpaired(item))
    throw new Refused('item.in-step', 'The machines of this item are in step: nothing is to be repaired.', where)
  if (item.machine.pending ?? item.merchantItem?.machine.pending) {
    throw new Refused('item.pending', 'The item waits for the outside. Have its step retried or skipped first.', where)
  }
  const possible = repairsOn(item, side, engine).map((one) => one.to)
  if (possible.includes(to)) return
  const sister = machineOn(item, otherSide(side))?.state
  const sentence = `The ${side} machine in "${to}" would not go with "${sister}". It may go to: ${possible.join(', ') || 'nothing'}.`
  throw new Refused('item.not-paired', sentence, { ...where, side, to, possible })
}
