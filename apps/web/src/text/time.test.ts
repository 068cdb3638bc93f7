import { afterEach, expect, test } from 'vitest'
import { setLocale } from './locale.ts'
import { formatRelative, formatSpan, formatTime } from './time.ts'

afterEach(() => setLocale('en'))

const now = Date.UTC(2026, 10, 20, 12)

test('relative time takes the largest unit that fits', () => {
  expect(formatRelative(now - 59_000, now)).toBe('now')
  expect(formatRelative(now - 5 * 60_000, now)).toMatch(/^5 ?m/u)
  expect(formatRelative(now - 26 * 3_600_000, now)).toBe('yesterday')
  expect(formatRelative(now + 3 * 3_600_000, now)).toMatch(/^in 3/u)
})

test('relative time follows the language', () => {
  setLocale('de')
  expect(formatRelative(now - 26 * 3_600_000, now)).toBe('gestern')
})

test('a span counts in seconds below a day', () => {
  expect(formatSpan(3_600_000 + 5 * 60_000 + 9_999)).toBe('1:05:09')
  expect(formatSpan(-1)).toBe('0:00:00')
  expect(formatSpan(76 * 3_600_000)).toBe('3 d 4 h')
})

test('a time may be told in the zone of the store', () => {
  expect(formatTime(now, 'dateTime', 'America/New_York')).toContain('7:00')
  expect(formatTime(now, 'dateTime', 'Asia/Tokyo')).toContain('9:00')
})
