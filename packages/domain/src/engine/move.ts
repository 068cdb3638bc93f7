import type { OrderItemId } from '../ids.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Machine, OrderItem, Timer } from '../order/order.ts'
import type { Decided } from './decide.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Trying } from './step.ts'
import { lateAt, timersOn } from './timers.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/**
 * The items go where was decided: those that go the same way with the same timers in one event. From a state to itself
 * nothing is entered anew: it is noted where a command ran, and did nothing otherwise.
 */
export function move(work: Work, targets: Decided['targets'], trying: Trying): Work {
  const { step, edge, engine } = trying
  const { side, state: from, event } = step
  const events = [...targets].flatMap(([to, items]): OrderEvent[] => {
    if (to === from && edge.event?.command === undefined) return []
    const entered = to === from ? {} : entering(to, trying)
    const alike = byTimers(items, timersAt(to, trying))
    return alike.map((part) => ({ type: 'items.moved', side, event, from, to, ...part, ...entered }))
  })
  return record(work, events, engine)
}

/** What the state says of whatever stands in it. */
function entering(to: string, { step, engine, before }: Trying): Pick<Machine, 'due' | 'reserved'> {
  const place = placeAt({ process: step.process, state: to }, engine)
  const due = lateAt(place, before, engine)
  const reserved = step.side === 'marketplace' && place.state.reserved
  return { ...(due !== undefined && { due }), ...(reserved && { reserved }) }
}

export interface Alike {
  readonly items: readonly OrderItemId[]
  readonly timers: readonly Timer[]
}

/** Parts the items by the timers they get. */
export function byTimers(items: readonly OrderItem[], timersOf: (item: OrderItem) => readonly Timer[]): Alike[] {
  const parts = new Map<string, Alike & { items: OrderItemId[] }>()
  for (const item of items) {
    const timers = timersOf(item)
    const key = timers.length === 0 ? '' : JSON.stringify(timers)
    const part = parts.get(key)
    if (part) part.items.push(item.id)
    else parts.set(key, { items: [item.id], timers })
  }
  return [...parts.values()]
}

function timersAt(to: string, { step, engine, before }: Trying): (item: OrderItem) => readonly Timer[] {
  if (to === step.state) return (item) => machineOn(item, step.side)?.timers ?? []
  return timersOn(placeAt({ process: step.process, state: to }, engine), before, engine)
}
