import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import { itemsOf } from './group.ts'
import { machineOn } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Left } from './step.ts'
import type { Work } from './work.ts'

/** Which of the items wait for the outside on that side: they take no event until it has answered. */
export function waitingIn({ order }: Work, { items, side }: { items: readonly OrderItemId[]; side: Side }): Left {
  const waiting = new Map<OrderItemId, Reason>()
  for (const item of itemsOf(order, items)) {
    const pending = machineOn(item, side)?.pending
    if (pending) waiting.set(item.id, { code: 'step.pending', event: pending.event })
  }
  return waiting
}
