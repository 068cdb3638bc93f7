import { lastAmendment } from '../../order/amendment.ts'
import type { Order } from '../../order/order.ts'
import type { Setting } from '../registry.ts'
import { dueAfter } from '../timers.ts'
import type { Rules } from './rules.ts'

const minute = 60_000

function minutesOf({ store }: Order, { marketplace }: Setting): number | undefined {
  return marketplace.stores.get(store)?.gracePeriodMinutes
}

export const gracePeriodRules: Rules = {
  conditions: {
    'GracePeriod/IsOff': (_item, { order }, setting) => minutesOf(order, setting) === 0,
  },
  timeouts: {
    /**
     * As long as the store says; the event's own interval where there is no such store. Editing the order does not stretch it:
     * during an amendment and after it, it ends when it would have ended.
     */
    'GracePeriod/StoreSetting': (_item, interval, setting) => {
      const interrupted = lastAmendment(setting.order)?.graceUntil
      if (interrupted !== undefined) return new Date(interrupted)
      const minutes = minutesOf(setting.order, setting)
      if (minutes === undefined) return dueAfter(interval, setting)
      return new Date(setting.now.getTime() + minutes * minute)
    },
  },
}
