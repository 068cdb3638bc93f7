import { afterEach, expect, test, vi } from 'vitest'
import { mutants, skipsToHead, takesHoles } from './mutants.ts'
import type { SoakOptions, SoakOutcome, Wrongs } from './soak.ts'

const MODULES = [
  '@souk/api/live/lane',
  '@souk/api/live/reader',
  '@souk/api/live/tail',
  '@souk/api/live/ring',
  '@souk/api/live/flush',
  '@souk/api/live/sweep',
  '@souk/api/live/connections',
  '@souk/postgres/orders/group-commit',
  '@souk/client/live/fold',
]

afterEach(() => {
  MODULES.forEach((module) => vi.doUnmock(module))
})

/** With the modules as they are now, faults included. */
async function run(options: Partial<SoakOptions> = {}): Promise<SoakOutcome> {
  vi.resetModules()
  const { soak } = await import('./soak.ts')
  return soak({ seed: 1, ...options })
}

/** Whether a run shows it: a machine that is busy may give one no occasion to. */
async function isFound(shows: keyof Wrongs): Promise<boolean> {
  for (const seed of [1, 2, 3]) {
    const outcome = await run({ seed, endsAt: shows })
    if (outcome[shows] > 0) return true
  }
  return false
}

test('through cut and stalled lines, lost hints and replaced nodes everybody sees each commit once', async () => {
  const outcome = await run()
  expect(outcome).toMatchObject({ gaps: 0, doubles: 0, diverged: 0, lost: 0, leaked: 0 })
  expect(outcome.kills).toBeGreaterThan(100)
  expect(outcome.applied).toBeGreaterThan(3000)
})

test('the same run finds a server that reads data before it takes the position', async () => {
  const { diverged } = await run({ dataBeforePosition: true })
  expect(diverged).toBeGreaterThan(0)
})

test.each(mutants)('the same run finds $what', async ({ plant, shows }) => {
  plant()
  expect(await isFound(shows)).toBe(true)
})

test('our client is not harmed by a server that leaves holes; one that goes on past them is', async () => {
  skipsToHead.plant()
  expect((await run()).doubles).toBe(0)
  takesHoles.plant()
  expect(await isFound('doubles')).toBe(true)
})
