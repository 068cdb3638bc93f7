import type { OrderItemId } from '../../ids.ts'
import type { Side } from '../../marketplace.ts'
import type { OrderEvent, Recorded } from '../../order/events.ts'
import type { Moved } from '../../order/evolve-machine.ts'
import { evolve } from '../../order/evolve.ts'
import type { Order } from '../../order/order.ts'
import type { Subject } from '../registry.ts'

/** One recorded event, and what conditions were asked about around it. */
export interface Moment {
  readonly recorded: Recorded
  /** Inside the step: the order as its commit had made it when it came to this event. */
  readonly during: Subject
  /** With the event; of the last one of a commit, how the order came to rest. */
  readonly after: Subject
  readonly isLast: boolean
}

/** An order's recorded events from the first on, each with the order as it was. */
export function momentsOf(events: readonly Recorded[], side: Side): readonly Moment[] {
  const moments: Moment[] = []
  let order: Order | undefined
  let before: Order | undefined
  for (const [index, recorded] of events.entries()) {
    const { event, at, version } = recorded
    if (events[index - 1]?.version !== version) before = order
    const now = evolve(order, event, at)
    moments.push({
      recorded,
      during: subjectOf(order ?? now, { before, side }),
      after: subjectOf(now, { before: now, side }),
      isLast: events[index + 1]?.version !== version,
    })
    order = now
  }
  return moments
}

const subjectOf = (order: Order, { before = order, side }: { before: Order | undefined; side: Side }): Subject => ({
  order,
  before,
  items: order.items,
  side,
})

/** Under which id an item went at each moment: before it was split off it was part of another. */
export function idsOf(item: OrderItemId, moments: readonly Moment[]): readonly OrderItemId[] {
  let id = item
  const backwards = moments.toReversed().map(({ recorded: { event } }) => {
    const known = id
    if (event.type === 'item.split' && event.part.id === id) id = event.item.id
    return known
  })
  return backwards.toReversed()
}

/** Whether an event begins the item's machine on that side. */
export function begins(event: OrderEvent, item: OrderItemId, side: Side): boolean {
  if (side === 'marketplace') return event.type === 'order.placed'
  return event.type === 'merchantOrder.created' && event.items.some((one) => one.item === item)
}

/** The event as a move of the item on that side. */
export function moveOf(event: OrderEvent, item: OrderItemId, side: Side): Moved | undefined {
  return event.type === 'items.moved' && event.side === side && event.items.includes(item) ? event : undefined
}
