import type { Place } from '@souk/process/compile'
import { addInterval } from '@souk/process/interval'
import type { Interval } from '@souk/process/interval'
import type { ProcessEvent } from '@souk/process/model'
import { parseInterval } from '@souk/process/parse-interval'
import type { OrderItem } from '../order/item.ts'
import type { Timer } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import type { DueContext, Engine } from './registry.ts'

const none: readonly Timer[] = []

/** Sets the timers of an item that enters the place now. */
export function timersOn(place: Place, order: Order, engine: Engine): (item: OrderItem) => readonly Timer[] {
  if (place.timeouts.length === 0) return () => none
  const rules = place.timeouts.map((event) => ({ event: event.name, due: dueBy(event, order, engine) }))
  return (item) =>
    rules.flatMap(({ event, due }) => {
      const dueAt = due(item)
      return dueAt ? [{ event, dueAt: dueAt.toISOString() }] : []
    })
}

/** When the event is due if its time starts now: by its processor, or by its interval where nobody knows that. Null: never. */
export function dueBy(event: ProcessEvent, order: Order, engine: Engine): (item: OrderItem) => Date | null {
  const { context, registry } = engine
  const interval = intervalOf(event)
  const processor = event.timeoutProcessor === undefined ? undefined : registry.timeouts.get(event.timeoutProcessor)
  if (processor) return (item) => processor(item, interval, { ...context, order })
  const due = dueAfter(interval, { ...context, order })
  return () => due
}

/** That long from now, days counted by the clocks of the order's store; null without an interval. */
export function dueAfter(interval: Interval | undefined, { marketplace, now, order }: DueContext): Date | null {
  if (!interval) return null
  const timeZone = marketplace.stores.get(order.store)?.timeZone
  return addInterval(now, interval, timeZone === undefined ? {} : { timeZone })
}

const intervals = new WeakMap<ProcessEvent, { readonly interval: Interval | undefined }>()

function intervalOf(event: ProcessEvent): Interval | undefined {
  const known = intervals.get(event)
  if (known) return known.interval
  const interval = event.timeout === undefined ? undefined : parseInterval(event.timeout)
  intervals.set(event, { interval })
  return interval
}
