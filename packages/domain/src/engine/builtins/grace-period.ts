import { lastAmendment } from '../../order/amendment.ts'
import type { Order } from '../../order/order.ts'
import type { Context } from '../registry.ts'
import { dueAfter } from '../timers.ts'
import type { Rules } from './rules.ts'

const minute = 60_000

function minutesOf({ store }: Order, { marketplace }: Context): number | undefined {
  return marketplace.stores.get(store)?.gracePeriodMinutes
}

export const gracePeriodRules: Rules = {
  conditions: {
    'GracePeriod/IsOff': (_item, { order }, context) => minutesOf(order, context) === 0,
  },
  timeouts: {
    /**
     * As long as the store says; the event's own interval where there is no such store. Editing the order does not stretch it:
     * during an amendment and after it, it ends when it would have ended.
     */
    'GracePeriod/StoreSetting': (_item, interval, context) => {
      const interrupted = lastAmendment(context.order)?.graceUntil
      if (interrupted !== undefined) return new Date(interrupted)
      const minutes = minutesOf(context.order, context)
      if (minutes === undefined) return dueAfter(interval, context)
      return new Date(context.now.getTime() + minutes * minute)
    },
  },
}
