import { batch, createMemo, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { OrderRow } from '@souk/domain/order/row'
import { failureText } from '../app/refusals.ts'
import { createLiveList } from '../live-list/create-live-list.ts'
import type { LiveList } from '../live-list/create-live-list.ts'
import type { Page } from '../live-list/rows.ts'
import { createOrderCounts } from './order-counts.ts'
import type { OrderCounts } from './order-counts.ts'
import { compare, matches, queryOf } from './orders-query.ts'
import type { OrdersQuery, Within } from './orders-query.ts'
import type { OrdersView } from './orders-view.ts'

export type OrdersBoard = { readonly list: LiveList<OrderRow>; readonly counts: OrderCounts }

const PAGE = 100
/** Rows asked for before the stream is there must be asked for again, so they wait for it; not longer than this. */
const PATIENCE_MS = 800

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))

/** The orders of a view and the counts of its stores and merchants, live for the owner's life. */
export function createOrdersBoard(souk: Pick<Souk, 'orders'>, view: Accessor<OrdersView>): OrdersBoard {
  const within = createMemo((): Within => ({ stores: view().stores, merchants: view().merchants }), undefined, {
    equals: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  })
  const counts = createOrderCounts(within)
  const opened = Promise.withResolvers<void>()
  let asked = false

  const load = async (query: OrdersQuery, cursor: string | undefined): Promise<Page<OrderRow>> => {
    await Promise.race([opened.promise, patience()])
    asked = true
    try {
      return await souk.orders.list.query({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) })
    } catch (error) {
      throw new Error(failureText(error), { cause: error })
    }
  }
  const list = createLiveList<OrderRow, OrdersQuery>({
    query: () => queryOf(view()),
    load,
    keyOf: ({ id }) => id,
    versionOf: ({ version }) => version,
    matches,
    compare,
  })
  const live = souk.orders.live.follow(
    {},
    {
      onReset(snapshot) {
        counts.reset(snapshot.counts)
        opened.resolve()
        if (asked) void list.reload()
      },
      onEvents: (events) =>
        batch(() => {
          counts.take(events)
          list.patch(events.map(({ payload }) => payload.row))
        }),
    },
  )
  onCleanup(() => live.close())
  return { list, counts }
}
