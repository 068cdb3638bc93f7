import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { LiveStatus } from '@souk/client/live/status'
import type { Souk } from '@souk/client/souk'
import type { OrderDetail } from '@souk/contract/orders'
import { applyRecorded } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'

export type LiveOrder = {
  /** Undefined until it has come. What did not change is the same object as before. */
  readonly detail: Accessor<OrderDetail | undefined>
  readonly status: Accessor<LiveStatus | undefined>
  /** When it last came or changed; ms. */
  readonly updatedAt: Accessor<number>
}

/** The order after what happened since, folded as the server folds it; what it contains already is passed over. */
export const foldDetail = (detail: OrderDetail, recorded: readonly Recorded[]): OrderDetail => {
  const since = recorded.filter(({ version }) => version > detail.order.version)
  if (since.length === 0) return detail
  return { ...detail, order: applyRecorded(detail.order, since), timeline: [...detail.timeline, ...since] }
}

/** Follows one order for the owner's life: a snapshot, then one change a frame. */
export function createLiveOrder(souk: Pick<Souk, 'order'>, reference: Accessor<string>): LiveOrder {
  const [detail, setDetail] = createSignal<OrderDetail>()
  const [status, setStatus] = createSignal<LiveStatus>()
  const [updatedAt, setUpdatedAt] = createSignal(Date.now())
  const show = (next: OrderDetail | undefined): void => {
    setUpdatedAt(Date.now())
    setDetail(next)
  }
  createEffect(() => {
    const live = souk.order.live.follow(
      { reference: reference() },
      {
        onReset: show,
        onEvents(events) {
          const recorded = events.flatMap(({ payload }) => payload.events)
          const now = detail()
          if (now) show(foldDetail(now, recorded))
        },
        onStatus: setStatus,
      },
    )
    setStatus(live.status)
    onCleanup(() => live.close())
  })
  return { detail, status, updatedAt }
}
