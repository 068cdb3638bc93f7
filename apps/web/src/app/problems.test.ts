import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ProcessSummary } from '@souk/contract/processes'
import { createBoard } from './board.ts'
import { createProblems } from './problems.ts'
import { fakeSouk } from './testing/fake-souk.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const unbound = [{ kind: 'command', name: 'Foreign/Call' }] as const
const processes = [
  { active: true, unbound },
  { active: true, unbound },
  { active: false, unbound: [{ kind: 'condition', name: 'Old/IsFine' }] },
] as unknown as readonly ProcessSummary[]

const frame = (reference: string, failed: number) => ({ row: { reference, failed }, moves: [] })

const opened = async () => {
  let parked: { orderReference: string }[] = []
  const fake = fakeSouk({ 'steps.parked': () => ({ rows: parked }) })
  const problems = createRoot(() => {
    const own = createProblems({
      souk: fake.souk,
      board: createBoard(fake.souk),
      marketplace: { processes: () => processes },
    })
    own.follow()
    return own
  })
  const [stream] = fake.streams
  stream?.reset({ processes: [], counts: { counts: [], position: [] } })
  await vi.runAllTimersAsync()
  return {
    ...fake,
    problems,
    stream,
    park: (...references: string[]) => (parked = references.map((orderReference) => ({ orderReference }))),
  }
}

test('a name is a problem once, and only while a process that runs uses it', async () => {
  const { problems } = await opened()
  expect(problems.unbound().map(({ name }) => name)).toEqual(['Foreign/Call'])
  expect(problems.count()).toBe(1)
})

test('a step that fails is a problem at once, and none any more when its order went on', async () => {
  const { problems, stream, park } = await opened()
  park('DE--1')
  stream?.send([frame('DE--1', 1)])
  await vi.runAllTimersAsync()
  expect(problems.count()).toBe(2)
  park()
  stream?.send([frame('DE--1', 0)])
  await vi.runAllTimersAsync()
  expect(problems.count()).toBe(1)
})

test('many that fail together are asked for once, the others not at all', async () => {
  const { calls, stream } = await opened()
  const before = calls.length
  stream?.send([frame('DE--1', 0)])
  stream?.send([frame('DE--2', 1)])
  stream?.send([frame('DE--3', 2)])
  await vi.runAllTimersAsync()
  expect(calls.length - before).toBe(1)
})
