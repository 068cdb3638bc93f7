import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import { alike, deadlinesAt } from './deadlines.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Engine } from './registry.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/** Machines that were begun after the events from index `from` on and came to rest where they began get that state's deadlines. */
export function armStarted(work: Work, from: number, engine: Engine): Work {
  const happened = work.events.slice(from)
  return happened.flatMap(begun).reduce((armed, { side, items }) => {
    const moved = new Set(happened.flatMap((event) => movedOn(side, event)))
    const resting = itemsOf(armed.order, items).filter(({ id }) => !moved.has(id))
    return groupsOf(resting, side).reduce((after, group) => {
      const given = alike(itemsOf(after.order, group.items), deadlinesAt(group, after.order, engine))
      const set = given.filter(({ timers, due }) => timers.length > 0 || due !== undefined)
      return record(
        after,
        set.map((part) => ({ type: 'timers.armed', side, ...part })),
        engine,
      )
    }, armed)
  }, work)
}

interface Begun {
  readonly side: Side
  readonly items: readonly OrderItemId[]
}

function begun(event: OrderEvent): readonly Begun[] {
  if (event.type === 'order.placed') return [{ side: 'marketplace', items: event.order.items.map(({ id }) => id) }]
  if (event.type === 'merchantOrder.created') return [{ side: 'merchant', items: event.items.map(({ item }) => item) }]
  return []
}

/** Not by a step from a state to itself: nothing was entered by it, and no deadline set. */
function movedOn(side: Side, event: OrderEvent): readonly OrderItemId[] {
  return event.type === 'items.moved' && event.side === side && event.from !== event.to ? event.items : []
}
