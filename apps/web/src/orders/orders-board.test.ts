import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { OrdersSnapshot } from '@souk/contract/orders'
import type { MerchantId, OrderId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { BoardFrame } from '@souk/domain/order/frames'
import type { OrderRow } from '@souk/domain/order/row'
import { createOrdersBoard } from './orders-board.ts'
import { parseView } from './orders-view.ts'
import { aRow } from './testing/order-row.ts'

type Handlers = {
  readonly onReset: (snapshot: OrdersSnapshot) => void
  readonly onEvents: (events: readonly { shard: number; seq: number; payload: BoardFrame }[]) => void
}

const process = 'p1' as ProcessId
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

const snapshot = (count: number): OrdersSnapshot => ({
  rows: [],
  counts: {
    counts: [{ process, store: 'DE', merchant: 'm1' as MerchantId, state: 'new', count }],
    position: [4],
  },
})

const opened = (address: string, ...answers: OrderRow[][]) => {
  const asked: unknown[] = []
  let handlers: Handlers | undefined
  const souk = {
    orders: {
      list: {
        query: async (input: unknown) => {
          const rows = answers[asked.length] ?? []
          asked.push(input)
          return { rows, total: rows.length }
        },
      },
      live: {
        follow: (_: unknown, given: Handlers) => {
          handlers = given
          return { close: () => undefined }
        },
      },
    },
  }
  const board = createRoot((end) => {
    ends.push(end)
    return createOrdersBoard(souk as never, () => parseView(address))
  })
  const stream = (): Handlers => {
    if (!handlers) throw new Error('nobody follows')
    return handlers
  }
  return { ...board, asked, stream }
}

test('rows are asked for once the stream is there, so that nothing is missed between', async () => {
  const { list, asked, stream } = opened('?f=store:in:DE', [aRow()])
  await settled()
  expect(asked).toEqual([])
  stream().onReset(snapshot(1))
  await settled()
  expect(asked).toEqual([{ stores: ['DE'], sort: 'placedAt', descending: true, limit: 100 }])
  expect(list.ids()).toEqual(['o1'])
})

test('a frame changes its row and the counts; an older one changes neither', async () => {
  const { list, counts, stream } = opened('', [aRow({ version: 3 })])
  stream().onReset(snapshot(1))
  await settled()
  const moves = [{ process, store: 'DE' as StoreCode, merchant: 'm1' as MerchantId, from: 'new', to: 'paid', count: 1 }]
  stream().onEvents([
    { shard: 0, seq: 4, payload: { row: aRow({ version: 2, grandTotal: 1 }), moves } },
    { shard: 0, seq: 5, payload: { row: aRow({ version: 4, grandTotal: 2 }), moves } },
  ])
  await painted()
  expect(list.get('o1')?.grandTotal).toBe(2)
  expect([counts.of(process, 'new'), counts.of(process, 'paid')]).toEqual([0, 1])
})

test('after a gap everything is read anew', async () => {
  const { list, counts, stream } = opened('', [aRow()], [aRow(), aRow({ id: 'o2' as OrderId })])
  stream().onReset(snapshot(1))
  await settled()
  stream().onReset(snapshot(2))
  await settled()
  expect(list.total()).toBe(2)
  expect(counts.of(process, 'new')).toBe(2)
})

test('which orders belong to an age is asked again once others stand in the state; those shown change at once', async () => {
  const place = '0192f000-0000-7000-9000-000000000002' as ProcessId
  const there = { states: [{ process: place, state: 'paid', count: 1 }] }
  const other = aRow({ id: 'o2' as OrderId, ...there })
  const { list, stream } = opened(
    `?f=standing:in:${place},paid,7d`,
    [aRow(there)],
    [aRow({ ...there, version: 2 }), other],
  )
  stream().onReset(snapshot(1))
  await settled()
  stream().onEvents([
    { shard: 0, seq: 5, payload: { row: aRow({ ...there, version: 2, grandTotal: 1 }), moves: [] } },
    { shard: 0, seq: 6, payload: { row: other, moves: [] } },
  ])
  await painted()
  expect([list.ids(), list.get('o1')?.grandTotal]).toEqual([['o1'], 1])
  await vi.waitFor(() => expect(list.ids()).toHaveLength(2))
})
