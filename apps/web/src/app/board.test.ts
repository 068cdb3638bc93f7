import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import { createBoard } from './board.ts'
import { fakeSouk } from './testing/fake-souk.ts'

const process = 'p1' as ProcessId
const tally = (state: string, count: number) => ({ process, store: 'DE', merchant: 'm1', state, count })
const frame = (from: string | null, to: string | null) => ({ row: {}, moves: [{ process, from, to, count: 1 }] })
const snapshot = { processes: [], counts: { counts: [tally('new', 2), tally('paid', 1)], position: [3] } }

const opened = () => {
  const fake = fakeSouk({})
  return { ...fake, board: createBoard(fake.souk) }
}

test('counts are those of the snapshot and of the moves since', () => {
  const { board, streams } = opened()
  createRoot(() => board.follow())
  streams[0]?.reset(snapshot)
  streams[0]?.send([frame('new', 'paid'), frame('new', 'paid')], 3)
  expect([board.count(process, 'new'), board.count(process, 'paid'), board.total(process)]).toEqual([1, 2, 3])
})

test('all who use the board share one stream, which ends with the last of them', () => {
  const { board, streams } = opened()
  const follow = () => createRoot((end) => (board.follow(), end))
  const ends = [follow(), follow()]
  expect(streams).toHaveLength(1)
  ends[0]?.()
  expect(streams[0]?.isClosed()).toBe(false)
  ends[1]?.()
  expect(streams[0]?.isClosed()).toBe(true)
})

test('who comes later is told to read what it missed', async () => {
  const { board, streams } = opened()
  createRoot(() => board.follow())
  streams[0]?.reset(snapshot)
  const told: string[] = []
  createRoot(() => board.follow({ onReset: () => told.push('reset') }))
  await Promise.resolve()
  expect(told).toEqual(['reset'])
})
