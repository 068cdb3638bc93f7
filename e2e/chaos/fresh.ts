import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import type { MerchantOrderRow, OrderRow } from '@souk/domain/order/row'
import { loadQuery, orderOf, type LoadedOrder } from '@souk/postgres/orders/load'
import { hasReached, headsOf } from './heads.ts'
import type { Seat } from './seat.ts'
import { tallyKey } from './shown.ts'

/** A list's first page. */
const FIRST_PAGE = 100

type Row = OrderRow | MerchantOrderRow

interface List {
  readonly rows: ReadonlyMap<string, Row>
  /** What a fresh first page shows, by id. */
  readonly newest: readonly string[]
}

/** Everything that followers may show, read straight from PostgreSQL. */
interface Truth {
  readonly heads: ReadonlyMap<string, number>
  readonly board: List
  readonly merchants: ReadonlyMap<string, List>
  readonly orders: ReadonlyMap<string, Order>
  /** Items by `tallyKey`. */
  readonly sums: ReadonlyMap<string, number>
  /** Which row each entry of a topic carried, in order of their sequences from 1. */
  readonly touched: ReadonlyMap<string, readonly string[]>
}

/** Rows come newest first. */
function listOf(rows: readonly Row[]): List {
  return { rows: new Map(rows.map((row) => [row.id, row])), newest: rows.slice(0, FIRST_PAGE).map(({ id }) => id) }
}

async function merchantsOf(pool: Pool): Promise<Truth['merchants']> {
  const { rows } = await pool.query<{ row: MerchantOrderRow }>(
    'select row from merchant_order order by created_at desc, id desc',
  )
  const own = Map.groupBy(
    rows.map(({ row }) => row),
    ({ merchant }) => merchant,
  )
  return new Map([...own].map(([merchant, all]) => [merchant, listOf(all)]))
}

async function ordersOf(pool: Pool, seats: readonly Seat[]): Promise<Truth['orders']> {
  const ids = seats.flatMap(({ view }): OrderId[] => (view.kind === 'order' ? [view.id] : []))
  const { rows } = await pool.query<{ loaded: LoadedOrder }>(loadQuery(ids))
  return new Map(rows.map(({ loaded }) => [loaded.order.id, orderOf(loaded)]))
}

async function sumsOf(pool: Pool): Promise<Truth['sums']> {
  const { rows } = await pool.query<Parameters<typeof tallyKey>[0] & { count: number }>(
    `select i.process_id as process, o.store, i.merchant_id as merchant, i.state, count(*)::int as count
       from order_item i join marketplace_order o on o.id = i.order_id group by 1, 2, 3, 4
     union all select m.process_id, o.store, o.merchant_id, m.state, count(*)::int
       from merchant_order_item m join merchant_order o on o.id = m.merchant_order_id group by 1, 2, 3, 4`,
  )
  return new Map(rows.map((row) => [tallyKey(row), row.count]))
}

async function touchedIn(pool: Pool): Promise<Truth['touched']> {
  const { rows } = await pool.query<{ topic: string; ids: string[] }>(
    `select topic, array_agg(payload::json #>> '{row,id}' order by seq) as ids from feed
     where topic like 'p:%' or topic like 'm:%' group by topic`,
  )
  return new Map(rows.map(({ topic, ids }) => [topic, ids]))
}

/** To be read when nothing happens any more. */
export async function readTruth(pool: Pool, seats: readonly Seat[]): Promise<Truth> {
  const { rows } = await pool.query<{ row: OrderRow }>(
    'select row from marketplace_order order by placed_at desc, id desc',
  )
  return {
    heads: await headsOf(pool, seats),
    board: listOf(rows.map(({ row }) => row)),
    merchants: await merchantsOf(pool),
    orders: await ordersOf(pool, seats),
    sums: await sumsOf(pool),
    touched: await touchedIn(pool),
  }
}

const isSame = (shown: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>): boolean =>
  [...new Set([...shown.keys(), ...counted.keys()])].every((key) => (shown.get(key) ?? 0) === (counted.get(key) ?? 0))

/** What is wrong with the rows somebody shows: one that is not as it is, one that is missing. */
function wrongRows(
  { address, account }: Seat,
  rows: ReadonlyMap<string, Row>,
  { list, touched }: { list: List; touched: Truth['touched'] },
) {
  for (const [id, row] of rows)
    if (!isDeepStrictEqual(row, list.rows.get(id))) return `shows ${row.reference} as it is not`
  const missing = list.newest.find((id) => !rows.has(id))
  if (missing !== undefined) return `does not show ${missing} of the first page`
  for (const [shard, topic] of address.topics.entries()) {
    const since = touched.get(topic)?.slice(account.start?.seqs[shard] ?? 0) ?? []
    const unheard = since.find((id) => !rows.has(id))
    if (unheard !== undefined) return `has not heard of ${unheard}`
  }
  return undefined
}

/** How a follower differs from a fresh read; undefined where it does not. */
export function differs(seat: Seat, truth: Truth): string | undefined {
  if (!hasReached(seat, truth.heads)) return 'is behind'
  const { view } = seat
  switch (view.kind) {
    case 'board': {
      if (!isSame(view.shown.sums, truth.sums)) return 'counts wrongly'
      return wrongRows(seat, view.shown.rows, { list: truth.board, touched: truth.touched })
    }
    case 'merchant': {
      const list = truth.merchants.get(view.id) ?? listOf([])
      return wrongRows(seat, view.shown.rows, { list, touched: truth.touched })
    }
    case 'order':
      return isDeepStrictEqual(view.shown.order, truth.orders.get(view.id)) ? undefined : 'shows its order as it is not'
  }
}
