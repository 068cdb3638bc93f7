import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRinger, repeatEvery } from './ringer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const ringing = (...waiting: string[]) => {
  const unseen = new Set(waiting)
  const sound = vi.fn()
  return { unseen, sound, ringer: createRinger({ sound, isWaiting: (reference) => unseen.has(reference) }) }
}

test('it rings at once and three times more, then leaves it at that', () => {
  const { ringer, sound } = ringing('DE--1')
  ringer.ring(['DE--1'])
  expect(sound).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(repeatEvery)
  expect(sound).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(10 * repeatEvery)
  expect(sound).toHaveBeenCalledTimes(4)
})

test('it is quiet as soon as what it rang for is acknowledged, whatever else waits', () => {
  const { ringer, sound, unseen } = ringing('DE--1', 'DE--2')
  ringer.ring(['DE--2'])
  unseen.delete('DE--2')
  vi.advanceTimersByTime(repeatEvery)
  expect(sound).toHaveBeenCalledTimes(1)
})

test('a further order starts it anew', () => {
  const { ringer, sound, unseen } = ringing('DE--1', 'DE--2')
  ringer.ring(['DE--1'])
  vi.advanceTimersByTime(3 * repeatEvery)
  ringer.ring(['DE--2'])
  unseen.delete('DE--2')
  vi.advanceTimersByTime(10 * repeatEvery)
  expect(sound).toHaveBeenCalledTimes(4 + 1 + 3)
})

test('nothing rings after the end', () => {
  const { ringer, sound } = ringing('DE--1')
  ringer.ring(['DE--1'])
  ringer.stop()
  vi.advanceTimersByTime(repeatEvery)
  expect(sound).toHaveBeenCalledTimes(1)
})
