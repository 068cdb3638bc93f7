import { batch, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { StateTally } from '@souk/contract/orders'
import type { MerchantFrame } from '@souk/domain/order/frames'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { createSoon } from '../app/create-soon.ts'
import { createLiveList } from '../live-list/create-live-list.ts'
import type { LiveList } from '../live-list/create-live-list.ts'
import { patientPages } from '../live-list/patient-pages.ts'
import { queryOf } from '../orders/orders-query.ts'
import type { OrdersQuery } from '../orders/orders-query.ts'
import type { OrdersView } from '../orders/orders-view.ts'
import { compare, matches } from './orders-query.ts'

export type PortalOrders = {
  readonly list: LiveList<MerchantOrderRow>
  /** Items per state of the merchant's own process, a moment behind the rows. */
  readonly counts: Accessor<readonly StateTally[]>
}

type PortalOrdersOptions = {
  readonly souk: Pick<Souk, 'merchantOrders'>
  readonly view: Accessor<OrdersView>
  /** What was known may be old: these are the newest orders. */
  readonly onReset: (rows: readonly MerchantOrderRow[]) => void
  readonly onFrames: (frames: readonly MerchantFrame[]) => void
}

/** The merchant's orders of a view and the counts of their items, live for the owner's life. */
export function createPortalOrders({ souk, view, onReset, onFrames }: PortalOrdersOptions): PortalOrders {
  const { merchantOrders } = souk
  const [counts, setCounts] = createSignal<readonly StateTally[]>([])
  let turn = 0

  const pages = patientPages((query: OrdersQuery, page) => merchantOrders.list.query({ ...query, ...page }))
  const list = createLiveList<MerchantOrderRow, OrdersQuery>({
    query: () => queryOf(view()),
    load: pages.load,
    keyOf: ({ id }) => id,
    versionOf: ({ version }) => version,
    matches,
    compare,
  })
  /** A count that fails is made up for by the next. */
  const count = async (): Promise<void> => {
    const mine = ++turn
    const counted = await merchantOrders.counts.query().catch(() => undefined)
    if (counted && mine === turn) setCounts(counted.counts)
  }
  const countSoon = createSoon(() => void count())
  const live = merchantOrders.live.follow(
    {},
    {
      onReset(snapshot) {
        turn += 1
        setCounts(snapshot.counts.counts)
        if (pages.open()) void list.reload()
        onReset(snapshot.rows)
      },
      onEvents(events) {
        const frames = events.map(({ payload }) => payload)
        batch(() => {
          list.patch(frames.map(({ row }) => row))
          onFrames(frames)
        })
        if (frames.some(({ moves }) => moves.length > 0)) countSoon()
      },
    },
  )
  onCleanup(() => {
    turn += 1
    live.close()
  })
  return { list, counts }
}
