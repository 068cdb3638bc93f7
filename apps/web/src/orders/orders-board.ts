import { batch, createMemo, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { OrderRow } from '@souk/domain/order/row'
import { createSoon } from '../app/create-soon.ts'
import { createLiveList } from '../live-list/create-live-list.ts'
import type { LiveList } from '../live-list/create-live-list.ts'
import { patientPages } from '../live-list/patient-pages.ts'
import { createOrderCounts } from './order-counts.ts'
import type { OrderCounts } from './order-counts.ts'
import { compare, matches, queryOf, stands } from './orders-query.ts'
import type { OrdersQuery, Within } from './orders-query.ts'
import type { OrdersView } from './orders-view.ts'

export type OrdersBoard = { readonly list: LiveList<OrderRow>; readonly counts: OrderCounts }

/** The orders of a view and the counts of its stores and merchants, live for the owner's life. */
export function createOrdersBoard(souk: Pick<Souk, 'orders'>, view: Accessor<OrdersView>): OrdersBoard {
  const within = createMemo((): Within => ({ stores: view().stores, merchants: view().merchants }), undefined, {
    equals: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  })
  const counts = createOrderCounts(within)
  const pages = patientPages((query: OrdersQuery, page) => souk.orders.list.query({ ...query, ...page }))
  const list = createLiveList<OrderRow, OrdersQuery>({
    query: () => queryOf(view()),
    load: pages.load,
    keyOf: ({ id }) => id,
    versionOf: ({ version }) => version,
    matches,
    compare,
  })
  const reloadSoon = createSoon(() => void list.reload())
  /** Rows do not say since when their items stand where they do: which others belong to an age the server says anew. */
  const take = (rows: readonly OrderRow[]): void => {
    const { standing } = view()
    if (standing?.age === undefined) return list.patch(rows)
    list.patch(rows.filter(({ id }) => list.get(id)))
    if (rows.some((row) => stands(row, standing))) reloadSoon()
  }
  const live = souk.orders.live.follow(
    {},
    {
      onReset(snapshot) {
        counts.reset(snapshot.counts)
        if (pages.open()) void list.reload()
      },
      onEvents: (events) =>
        batch(() => {
          counts.take(events)
          take(events.map(({ payload }) => payload.row))
        }),
    },
  )
  onCleanup(() => live.close())
  return { list, counts }
}
