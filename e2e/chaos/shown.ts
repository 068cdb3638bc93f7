import type { MerchantOrdersSnapshot } from '@souk/contract/merchant-orders'
import type { OrderDetail, OrdersSnapshot, StateTally } from '@souk/contract/orders'
import { applyRecorded } from '@souk/domain/order/commit'
import type { BoardFrame, MerchantFrame, OrderFrame } from '@souk/domain/order/frames'
import type { Order } from '@souk/domain/order/order'
import type { MerchantOrderRow, Move, OrderRow } from '@souk/domain/order/row'
import type { Shown } from './follower.ts'

/** Told of each event when its server decided it. */
type Listen = (at: string) => void

/** Rows by id, the newer of two kept. */
function rowsById<Row extends { readonly id: string; readonly version: number }>() {
  const rows = new Map<string, Row>()
  const take = (row: Row): void => {
    if ((rows.get(row.id)?.version ?? 0) < row.version) rows.set(row.id, row)
  }
  const reset = (all: readonly Row[]): void => {
    rows.clear()
    all.forEach(take)
  }
  return { rows: rows as ReadonlyMap<string, Row>, take, reset }
}

export const tallyKey = ({ process, store, merchant, state }: Omit<StateTally, 'count'>): string =>
  [process, store, merchant, state].join(' ')

/** Items per state: as counted at a position, and as they moved since. */
function tallies() {
  const sums = new Map<string, number>()
  let position: readonly number[] = []
  const add = (tally: Omit<StateTally, 'count'>, by: number): void => {
    const key = tallyKey(tally)
    sums.set(key, (sums.get(key) ?? 0) + by)
  }
  return {
    sums: sums as ReadonlyMap<string, number>,
    reset(counted: OrdersSnapshot['counts']): void {
      sums.clear()
      position = counted.position
      for (const tally of counted.counts) add(tally, tally.count)
    },
    take({ shard, seq }: { readonly shard: number; readonly seq: number }, moves: readonly Move[]): void {
      if (seq <= (position[shard] ?? 0)) return
      for (const { from, to, count, ...of } of moves) {
        if (from !== null) add({ ...of, state: from }, -count)
        if (to !== null) add({ ...of, state: to }, count)
      }
    },
  }
}

export interface ShownBoard extends Shown<OrdersSnapshot, BoardFrame> {
  readonly rows: ReadonlyMap<string, OrderRow>
  /** Items by `tallyKey`. */
  readonly sums: ReadonlyMap<string, number>
}

export function shownBoard(listen: Listen): ShownBoard {
  const board = rowsById<OrderRow>()
  const counts = tallies()
  return {
    rows: board.rows,
    sums: counts.sums,
    reset(snapshot) {
      board.reset(snapshot.rows)
      counts.reset(snapshot.counts)
    },
    take(event) {
      board.take(event.payload.row)
      counts.take(event, event.payload.moves)
      listen(event.payload.row.updatedAt)
    },
  }
}

export interface ShownMerchant extends Shown<MerchantOrdersSnapshot, MerchantFrame> {
  readonly rows: ReadonlyMap<string, MerchantOrderRow>
}

export function shownMerchant(listen: Listen): ShownMerchant {
  const own = rowsById<MerchantOrderRow>()
  return {
    rows: own.rows,
    reset: (snapshot) => own.reset(snapshot.rows),
    take({ payload: { row } }) {
      own.take(row)
      listen(row.updatedAt)
    },
  }
}

export interface ShownOrder extends Shown<OrderDetail, OrderFrame> {
  readonly order: Order | undefined
}

export function shownOrder(listen: Listen): ShownOrder {
  let order: Order | undefined
  return {
    get order() {
      return order
    },
    reset: (detail) => void (order = detail.order),
    take({ payload: { events } }) {
      order = applyRecorded(order, events)
      listen(events[0]?.at ?? '')
    },
  }
}
