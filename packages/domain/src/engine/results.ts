import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import { itemsOf } from './group.ts'
import { machineOn } from './machine.ts'
import type { Decision, ItemResult } from './outcome.ts'
import type { Left } from './step.ts'
import type { Work } from './work.ts'

/** What somebody asked for: items as they stood then, and which of them were refused. */
export interface Asked {
  readonly side: Side
  readonly items: readonly OrderItem[]
  readonly left: Left
}

/** The work as a decision: one result per item asked for. */
export function decisionOf(work: Work, { side, items, left }: Asked): Decision {
  const ways = waysOn(side, work)
  const ids = items.map(({ id }) => id)
  const now = new Map(itemsOf(work.order, ids).map((item) => [item.id, machineOn(item, side)]))
  const results = items.map((item): ItemResult => {
    const from = machineOn(item, side)?.state ?? ''
    const reason = left.get(item.id)
    if (reason) return { item: item.id, outcome: 'refused', state: from, reason }
    const via = ways.get(item.id) ?? []
    const machine = now.get(item.id)
    if (via.length === 0 && machine?.pending) {
      return { item: item.id, outcome: 'pending', step: machine.pending.step, state: from }
    }
    if (via.length === 0 && machine?.held && machine.held !== machineOn(item, side)?.held) {
      return { item: item.id, outcome: 'held', until: machine.held.until, state: from }
    }
    return { item: item.id, outcome: 'moved', from, to: machine?.state ?? from, via }
  })
  return { ...work, results }
}

/** The states each item passed, in order. */
function waysOn(side: Side, { events }: Work): ReadonlyMap<OrderItemId, readonly string[]> {
  const ways = new Map<OrderItemId, string[]>()
  for (const event of events) {
    if (event.type !== 'items.moved' || event.side !== side) continue
    for (const item of event.items) {
      const way = ways.get(item)
      if (way) way.push(event.to)
      else ways.set(item, [event.to])
    }
  }
  return ways
}
