import { expect, test } from 'vitest'
import type { LiveEvent } from '@souk/contract/live'
import type { MerchantId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { Move } from '@souk/domain/order/row'
import { countChanges, countKey, countsOf } from './state-counts.ts'

const process = 'p1' as ProcessId
const merchant = 'm1' as MerchantId
const store = 'DE' as StoreCode

const move = (from: string | null, to: string | null, count = 1): Move => ({
  process,
  store,
  merchant,
  from,
  to,
  count,
})

const frame = (shard: number, seq: number, ...moves: Move[]): LiveEvent<{ moves: readonly Move[] }> => ({
  shard,
  seq,
  payload: { moves },
})

test('counts are summed over stores and merchants', () => {
  const tally = { process, merchant, state: 'paid', count: 2 }
  const counts = countsOf({
    counts: [
      { ...tally, store: 'DE' },
      { ...tally, store: 'AT' },
      { ...tally, store: 'DE', state: 'new' },
    ],
  })
  expect(Object.fromEntries(counts)).toEqual({ [countKey(process, 'paid')]: 4, [countKey(process, 'new')]: 2 })
})

test('a move takes from one state and gives to the other', () => {
  const changes = countChanges([0], [frame(0, 1, move('new', 'paid', 3)), frame(0, 2, move('paid', 'closed'))])
  expect(Object.fromEntries(changes)).toEqual({
    [countKey(process, 'new')]: -3,
    [countKey(process, 'paid')]: 2,
    [countKey(process, 'closed')]: 1,
  })
})

test('what the counts hold already is not counted twice, shard by shard', () => {
  const changes = countChanges([5, 0], [frame(0, 5, move(null, 'new')), frame(1, 5, move(null, 'paid'))])
  expect(Object.fromEntries(changes)).toEqual({ [countKey(process, 'paid')]: 1 })
})
