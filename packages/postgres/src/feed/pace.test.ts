import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './pace.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** Reads that take as long as they are told to; answers when each began, and which of those asked for it shared. */
function reading() {
  const pace = createPace()
  const start = performance.now()
  const begun: { readonly at: number; readonly asked: string[] }[] = []
  let asked: string[] | undefined
  function ask(name: string, takes: number): void {
    if (asked) return void asked.push(name)
    asked = [name]
    pace.schedule(() => {
      begun.push({ at: Math.round(performance.now() - start), asked: asked ?? [] })
      asked = undefined
      void pace.spend(() => new Promise((resolve) => setTimeout(resolve, takes)))
    })
  }
  return { begun, ask }
}

test('the first goes at once, with all that its tick brings', async () => {
  const { begun, ask } = reading()
  ask('a', 2)
  ask('b', 2)
  await vi.advanceTimersByTimeAsync(1)
  expect(begun).toEqual([{ at: 0, asked: ['a', 'b'] }])
})

test('whoever comes while one is read, or in the rest after it, shares the next', async () => {
  const { begun, ask } = reading()
  ask('a', 4)
  await vi.advanceTimersByTimeAsync(2)
  ask('b', 1)
  await vi.advanceTimersByTimeAsync(8)
  ask('c', 1)
  await vi.advanceTimersByTimeAsync(20)
  expect(begun).toEqual([
    { at: 0, asked: ['a'] },
    { at: 16, asked: ['b', 'c'] },
  ])
})

test('after the rest the next goes at once again', async () => {
  const { begun, ask } = reading()
  ask('a', 2)
  await vi.advanceTimersByTimeAsync(50)
  ask('b', 2)
  await vi.advanceTimersByTimeAsync(1)
  expect(begun.map(({ at }) => at)).toEqual([0, 50])
})

test('no rest is longer than 25 ms', async () => {
  const { begun, ask } = reading()
  ask('a', 300)
  await vi.advanceTimersByTimeAsync(10)
  ask('b', 1)
  await vi.advanceTimersByTimeAsync(400)
  expect(begun.map(({ at }) => at)).toEqual([0, 325])
})

test('one that does not come back holds up the others for a second', async () => {
  const { begun, ask } = reading()
  ask('a', 60_000)
  await vi.advanceTimersByTimeAsync(10)
  ask('b', 2)
  await vi.advanceTimersByTimeAsync(1_000)
  ask('c', 2)
  await vi.advanceTimersByTimeAsync(100)
  expect(begun.map(({ at, asked }) => [at, ...asked])).toEqual([
    [0, 'a'],
    [1_000, 'b'],
    [1_010, 'c'],
  ])
})

test('a read that fails is followed by the next', async () => {
  const pace = createPace()
  const again = vi.fn()
  pace.schedule(() => void pace.spend(() => Promise.reject(new Error('away'))).catch(() => pace.schedule(again)))
  await vi.advanceTimersByTimeAsync(1)
  await vi.advanceTimersByTimeAsync(30)
  expect(again).toHaveBeenCalledOnce()
})

test('a node too busy to notice that a second has gone by reads on', async () => {
  const { begun, ask } = reading()
  ask('a', 0)
  await vi.advanceTimersByTimeAsync(0)
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000)
  await vi.advanceTimersByTimeAsync(1)
  clock.mockRestore()
  ask('b', 0)
  await vi.advanceTimersByTimeAsync(50)
  expect(begun.map(({ asked }) => asked)).toEqual([['a'], ['b']])
})
