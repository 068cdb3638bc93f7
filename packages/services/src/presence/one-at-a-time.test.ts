import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

/** Work that ends when the test says so. */
function steps() {
  const running: PromiseWithResolvers<void>[] = []
  const work = (): Promise<void> => {
    const step = Promise.withResolvers<void>()
    running.push(step)
    return step.promise
  }
  return { running, work }
}

test('who asks while it runs shares the one run after it', async () => {
  const { running, work } = steps()
  const ask = oneAtATime(work)
  const first = ask()
  const others = [ask(), ask(), ask()]
  expect(running).toHaveLength(1)
  running[0]?.resolve()
  await first
  await expect.poll(() => running.length).toBe(2)
  running[1]?.resolve()
  await Promise.all(others)
  expect(running).toHaveLength(2)
})

test('a run that fails is told to whoever asked for it, and the next one runs', async () => {
  const { running, work } = steps()
  const ask = oneAtATime(work)
  const [first, second] = [ask(), ask()]
  running[0]?.reject(new Error('lost'))
  await expect(first).rejects.toThrow('lost')
  await expect.poll(() => running.length).toBe(2)
  running[1]?.resolve()
  await second
})

test('asked again after it ran, it runs again', async () => {
  let runs = 0
  const ask = oneAtATime(async () => void runs++, 1)
  for (let n = 0; n < 3; n++) await ask()
  expect(runs).toBe(3)
})
