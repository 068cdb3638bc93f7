import { applyRecorded } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { Live } from './live/follow-live.ts'
import type { LiveStatus } from './live/status.ts'
import type { Souk } from './souk.ts'

export interface OrderHandlers {
  /** The order whole, at first and after each change; `events`: what changed it, none at first. */
  onOrder(order: Order, events: readonly Recorded[]): void
  onStatus?(status: LiveStatus): void
}

/** Follows one order: its events are folded by the same function as on the server. */
export function followOrder(souk: Souk, reference: string, { onOrder, onStatus }: OrderHandlers): Live {
  let current: Order | undefined
  function set(order: Order, events: readonly Recorded[]): void {
    current = order
    onOrder(order, events)
  }
  return souk.order.live.follow(
    { reference },
    {
      onReset: ({ order }) => set(order, []),
      onEvents(commits) {
        const events = commits.flatMap(({ payload }) => payload.events)
        set(applyRecorded(current, events), events)
      },
      ...(onStatus && { onStatus }),
    },
  )
}
