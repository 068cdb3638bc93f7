import { expect, test } from 'vitest'
import { fullJitter } from './backoff.ts'

test('anywhere between nothing and a bound that doubles up to ten seconds', () => {
  const bounds = [0, 1, 2, 3, 4, 50].map((attempt) => [fullJitter(attempt, () => 0), fullJitter(attempt, () => 1)])
  expect(bounds).toEqual([
    [0, 1000],
    [0, 2000],
    [0, 4000],
    [0, 8000],
    [0, 10_000],
    [0, 10_000],
  ])
})
