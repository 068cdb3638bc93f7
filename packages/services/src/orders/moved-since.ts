import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Recorded } from '@souk/domain/order/events'

/** Who moved an item last, when and where to. */
export interface LastMove {
  readonly by: string
  readonly at: string
  readonly to: string
}

/** The last move of each item of one side among these events. */
export function movedSince(events: readonly Recorded[], side: Side): ReadonlyMap<OrderItemId, LastMove> {
  const moves = new Map<OrderItemId, LastMove>()
  for (const { event, actor, at } of events) {
    if ((event.type !== 'items.moved' && event.type !== 'items.relocated') || event.side !== side) continue
    for (const item of event.items) moves.set(item, { by: actor.name, at, to: event.to })
  }
  return moves
}
