import type { OrderId } from '@souk/domain/ids'
import type { OrderDeps } from '@souk/services/orders/deps'
import { fireTimers } from '@souk/services/orders/fire-timers'
import type { ReportFault, Worker } from './loop.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 512
/** Two full batches of the store's: orders that are fired at the same time share a transaction. */
const IN_PARALLEL = 64
/** An order whose time-out cannot be fired is left alone this long, so that it delays nobody else's. */
const LEAVE_ALONE_MS = 30_000

/**
 * Fires due time-outs within a second of being due; those of one order in due order. Workers of other nodes fire the same
 * ones: each begins at another place, so that they meet where most is done, and who comes second finds nothing to do.
 */
export function timersWorker(deps: OrderDeps, report: ReportFault): Worker {
  const leftAlone = new Map<OrderId, number>()
  const place = placeOf(deps.newId())

  const fire = async (order: OrderId): Promise<boolean> => {
    try {
      return await fireTimers(deps, order)
    } catch (error) {
      leftAlone.set(order, deps.now().getTime() + LEAVE_ALONE_MS)
      report('timers', error)
      return false
    }
  }
  const forgetRested = (now: Date): void => {
    for (const [order, until] of leftAlone) if (until <= now.getTime()) leftAlone.delete(order)
  }
  return {
    name: 'timers',
    async round() {
      const now = deps.now()
      forgetRested(now)
      const due = await deps.timers.due(now, AT_ONCE, [...leftAlone.keys()])
      const orders = from(place, due).values()
      let fired = 0
      const lane = async (): Promise<void> => {
        for (const { order } of orders) if (await fire(order)) fired++
      }
      await Promise.all(Array.from({ length: IN_PARALLEL }, lane))
      return fired > 0 ? 0 : LOOK_EVERY_MS
    },
  }
}

/** A place of one's own in [0, 1): the last digits of a UUID are chance. */
const placeOf = (id: string): number => Number.parseInt(id.slice(-4), 16) / 0x1_0000

/** The whole list, beginning at a place in it. */
function from<T>(place: number, list: readonly T[]): readonly T[] {
  const first = Math.floor(place * list.length)
  return [...list.slice(first), ...list.slice(0, first)]
}
