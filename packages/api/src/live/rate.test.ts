import { expect, test } from 'vitest'
import { Bucket } from './rate.ts'

function aRate() {
  let now = 1000
  const bucket = new Bucket({ perSecond: 10, burst: 3 }, () => now)
  return {
    after: (ms: number) => void (now += ms),
    asks: (times: number) => Array.from({ length: times }, () => bucket.take()),
  }
}

test('a pause saves up as much as may come at once, and no more', () => {
  const { asks, after } = aRate()
  expect(asks(4)).toEqual([true, true, true, false])
  after(60_000)
  expect(asks(4)).toEqual([true, true, true, false])
})

test('who is refused has lost nothing of what comes back', () => {
  const { asks, after } = aRate()
  asks(3)
  after(99)
  expect(asks(5)).toEqual([false, false, false, false, false])
  after(1)
  expect(asks(2)).toEqual([true, false])
})
