import type { OrderId } from '@souk/domain/ids'
import type { OrderDeps } from '@souk/services/orders/deps'
import { fireTimers } from '@souk/services/orders/fire-timers'
import type { Timers } from '@souk/services/orders/order-store'
import type { ReportFault, Worker } from './loop.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 200
const IN_PARALLEL = 8
/** An order whose time-out cannot be fired is left alone this long, so that it delays nobody else's. */
const LEAVE_ALONE_MS = 30_000

/** Fires due time-outs within a second of being due; those of one order in due order. */
export function timersWorker(timers: Timers, deps: OrderDeps, report: ReportFault): Worker {
  const leftAlone = new Map<OrderId, number>()

  const fire = async (order: OrderId): Promise<void> => {
    try {
      await fireTimers(deps, order)
    } catch (error) {
      leftAlone.set(order, deps.now().getTime() + LEAVE_ALONE_MS)
      report('timers', error)
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
      const due = await timers.due(now, AT_ONCE, [...leftAlone.keys()])
      const orders = due.map((timer) => timer.order)[Symbol.iterator]()
      const lane = async (): Promise<void> => {
        for (const order of orders) await fire(order)
      }
      await Promise.all(Array.from({ length: IN_PARALLEL }, lane))
      return due.length === AT_ONCE ? 0 : LOOK_EVERY_MS
    },
  }
}
