import type { OrderItemId } from '../ids.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Moved } from '../order/evolve-machine.ts'
import type { Step } from './step.ts'

/** One event, or none, moves one item at most so often out of one state in one run. */
export const mostRepeats = 9

/** The items of the step that have had their turns. */
export function wornOut({ side, event, state, items }: Step, events: readonly OrderEvent[]): readonly OrderItemId[] {
  const same = events.filter(
    (one): one is Moved => one.type === 'items.moved' && one.side === side && one.event === event && one.from === state,
  )
  if (same.length < mostRepeats) return []
  const times = new Map<OrderItemId, number>()
  for (const item of same.flatMap((one) => one.items)) times.set(item, (times.get(item) ?? 0) + 1)
  return items.filter((item) => (times.get(item) ?? 0) >= mostRepeats)
}
