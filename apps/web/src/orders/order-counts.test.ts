import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { StateTally } from '@souk/contract/orders'
import type { MerchantId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { Move } from '@souk/domain/order/row'
import { createOrderCounts } from './order-counts.ts'
import type { Within } from './orders-query.ts'

const process = 'p1' as ProcessId
const [m1, m2] = ['m1' as MerchantId, 'm2' as MerchantId]

const tally = (state: string, count: number, more: Partial<StateTally> = {}): StateTally => ({
  process,
  store: 'DE',
  merchant: m1,
  state,
  count,
  ...more,
})

const move = (from: string | null, to: string | null, more: Partial<Move> = {}): Move => ({
  process,
  store: 'DE' as StoreCode,
  merchant: m1,
  from,
  to,
  count: 1,
  ...more,
})

const frame = (shard: number, seq: number, ...moves: Move[]) => ({ shard, seq, payload: { moves } })

const opened = (first: Within = { stores: [], merchants: [] }) =>
  createRoot(() => {
    const [within, setWithin] = createSignal(first)
    return { counts: createOrderCounts(within), setWithin }
  })

test('moves are added to what the server counted', () => {
  const { counts } = opened()
  counts.reset({ counts: [tally('new', 3), tally('new', 2, { merchant: m2 })], position: [7] })
  counts.take([frame(0, 8, move('new', 'paid', { count: 2 })), frame(0, 9, move(null, 'new'))])
  expect([counts.of(process, 'new'), counts.of(process, 'paid')]).toEqual([4, 2])
})

test('a move that the counts hold already is not counted twice', () => {
  const { counts } = opened()
  counts.reset({ counts: [tally('paid', 1)], position: [7, 0] })
  counts.take([frame(0, 7, move('new', 'paid')), frame(1, 1, move('new', 'paid'))])
  expect(counts.of(process, 'paid')).toBe(2)
})

test('only the chosen stores and merchants are counted', () => {
  const { counts, setWithin } = opened({ stores: ['DE'], merchants: [] })
  counts.reset({ counts: [tally('new', 3), tally('new', 5, { store: 'AT' })], position: [0] })
  counts.take([
    frame(0, 1, move(null, 'new', { store: 'AT' as StoreCode })),
    frame(0, 2, move(null, 'new', { merchant: m2 })),
  ])
  expect(counts.of(process, 'new')).toBe(4)
  setWithin({ stores: [], merchants: [m2] })
  expect(counts.of(process, 'new')).toBe(1)
  setWithin({ stores: [], merchants: [] })
  expect(counts.of(process, 'new')).toBe(10)
})

test('a new snapshot replaces what was known', () => {
  const { counts } = opened()
  counts.reset({ counts: [tally('new', 3)], position: [1] })
  counts.reset({ counts: [tally('paid', 1)], position: [0] })
  expect([counts.of(process, 'new'), counts.of(process, 'paid')]).toEqual([0, 1])
})
