import { batch, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { StateTally } from '@souk/contract/orders'
import type { MerchantFrame } from '@souk/domain/order/frames'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { failureText } from '../app/refusals.ts'
import { createLiveList } from '../live-list/create-live-list.ts'
import type { LiveList } from '../live-list/create-live-list.ts'
import type { Page } from '../live-list/rows.ts'
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

const PAGE = 100
/** Rows asked for before the stream is there must be asked for again, so they wait for it; not longer than this. */
const PATIENCE_MS = 800
/** Many items move together; they are counted once. */
const SETTLE_MS = 250

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))

/** The merchant's orders of a view and the counts of their items, live for the owner's life. */
export function createPortalOrders({ souk, view, onReset, onFrames }: PortalOrdersOptions): PortalOrders {
  const { merchantOrders } = souk
  const [counts, setCounts] = createSignal<readonly StateTally[]>([])
  const opened = Promise.withResolvers<void>()
  let asked = false
  let counting: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const load = async (query: OrdersQuery, cursor?: string): Promise<Page<MerchantOrderRow>> => {
    await Promise.race([opened.promise, patience()])
    asked = true
    try {
      return await merchantOrders.list.query({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) })
    } catch (error) {
      throw new Error(failureText(error), { cause: error })
    }
  }
  const list = createLiveList<MerchantOrderRow, OrdersQuery>({
    query: () => queryOf(view()),
    load,
    keyOf: ({ id }) => id,
    versionOf: ({ version }) => version,
    matches,
    compare,
  })
  /** A count that fails is made up for by the next. */
  const count = async (): Promise<void> => {
    counting = undefined
    const mine = ++turn
    const counted = await merchantOrders.counts.query().catch(() => undefined)
    if (counted && mine === turn) setCounts(counted.counts)
  }
  const live = merchantOrders.live.follow(
    {},
    {
      onReset(snapshot) {
        turn += 1
        setCounts(snapshot.counts.counts)
        opened.resolve()
        if (asked) void list.reload()
        onReset(snapshot.rows)
      },
      onEvents(events) {
        const frames = events.map(({ payload }) => payload)
        batch(() => {
          list.patch(frames.map(({ row }) => row))
          onFrames(frames)
        })
        if (frames.some(({ moves }) => moves.length > 0)) counting ??= setTimeout(() => void count(), SETTLE_MS)
      },
    },
  )
  onCleanup(() => {
    turn += 1
    clearTimeout(counting)
    live.close()
  })
  return { list, counts }
}
