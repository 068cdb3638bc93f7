import { expect, test } from 'vitest'
import { runWorker } from './loop.ts'

test('a failed round is reported and the worker goes on', async () => {
  const stop = new AbortController()
  const faults: unknown[] = []
  let rounds = 0
  await runWorker(
    {
      name: 'mail',
      round: async () => {
        rounds++
        if (rounds === 1) throw new Error('first')
        stop.abort()
        return 0
      },
    },
    (worker, error) => faults.push([worker, error]),
    stop.signal,
  )
  expect(rounds).toBe(2)
  expect(faults).toEqual([['mail', new Error('first')]])
})
