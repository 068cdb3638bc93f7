import { PAID } from '@souk/process/before-paid'
import { captureEvent } from '../order/capture.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import { alike, deadlinesAt } from './deadlines.ts'
import type { Deadlines } from './deadlines.ts'
import type { Decided } from './decide.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Trying } from './step.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/**
 * The items go where was decided: those that go the same way and get the same deadlines in one event. From a state to itself
 * nothing is entered anew: it is noted where a command ran, and did nothing otherwise.
 */
export function move(work: Work, targets: Decided['targets'], trying: Trying): Work {
  const { step, edge, engine } = trying
  const { side, state: from, event } = step
  const events = [...targets].flatMap(([to, items]): OrderEvent[] => {
    if (to === from && edge.event?.command === undefined) return []
    const reserved = to !== from && reserves(to, trying)
    return alike(items, deadlinesIn(to, trying)).map((part) => {
      return { type: 'items.moved', side, event, from, to, ...part, ...(reserved && { reserved }) }
    })
  })
  return paid(record(work, events, engine), targets.get(PAID), trying)
}

/** What comes to be paid owes nothing any more, also where no command of its process took the money: others have, outside. */
function paid(work: Work, items: readonly OrderItem[] | undefined, { step, engine }: Trying): Work {
  if (!items || step.side !== 'marketplace' || step.state === PAID) return work
  const taken = captureEvent(work.order, items)
  return taken ? record(work, [taken], engine) : work
}

function reserves(state: string, { step, engine }: Trying): boolean {
  return step.side === 'marketplace' && placeAt({ process: step.process, state }, engine).state.reserved
}

/** What the place it goes to says; from a state to itself nothing is entered anew. */
function deadlinesIn(to: string, { step, engine, before }: Trying): (item: OrderItem) => Deadlines {
  if (to === step.state) return (item) => ({ timers: machineOn(item, step.side)?.timers ?? [] })
  return deadlinesAt({ process: step.process, state: to }, before, engine)
}
