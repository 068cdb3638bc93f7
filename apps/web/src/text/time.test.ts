import { afterEach, expect, test } from 'vitest'
import { setLocale } from './locale.ts'
import { formatRelative, formatSpan, formatTime } from './time.ts'

afterEach(() => setLocale('en'))

const now = Date.UTC(2026, 10, 20, 12)

test('relative time takes the largest unit that fits', () => {
  expect(formatRelative(now - 59_000, now)).toBe('now')
  expect(formatRelative(now - 5 * 60_000, now)).toMatch(/^5 min/u)
  expect(formatRelative(now - 26 * 3_600_000, now)).toBe('yesterday')
  expect(formatRelative(now + 3 * 3_600_000, now)).toMatch(/^in 3/u)
})

test('relative time follows the language, in words people use', () => {
  setLocale('de')
  expect(formatRelative(now - 5 * 60_000, now)).toBe('vor 5 Min.')
  expect(formatRelative(now - 3 * 3_600_000, now)).toBe('vor 3 Std.')
  expect(formatRelative(now - 26 * 3_600_000, now)).toBe('gestern')
})

test.each(['en', 'de'] as const)('relative time is never wider than twelve characters: %s', (locale) => {
  setLocale(locale)
  const spans = [0, 59 * 60_000, 23 * 3_600_000, ...Array.from({ length: 99 }, (_, days) => days * 86_400_000)]
  const told = spans.flatMap((span) => [formatRelative(now - span, now), formatRelative(now + span, now)])
  expect(told.filter((text) => text.length > 12)).toEqual([])
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
