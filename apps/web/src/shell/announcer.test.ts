import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncer } from './announcer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const announcer = () => {
  const said: string[] = []
  const announce = createAnnouncer((line) => said.push(line), 5000, { set: setTimeout, now: Date.now })
  return { said, announce }
}

test('the first line is said at once', () => {
  const { said, announce } = announcer()
  announce('new', '1 new order')
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['1 new order'])
})

test('what comes within five seconds is said together, the latest of each kind', () => {
  const { said, announce } = announcer()
  announce('new', '1 new order')
  vi.advanceTimersByTime(1)
  announce('new', '2 new orders')
  announce('late', '1 late')
  announce('new', '12 new orders')
  vi.advanceTimersByTime(4998)
  expect(said).toHaveLength(1)
  vi.advanceTimersByTime(2)
  expect(said).toEqual(['1 new order', '12 new orders, 1 late'])
})
