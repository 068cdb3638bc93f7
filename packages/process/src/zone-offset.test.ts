import { expect, test } from 'vitest'
import { offsetAt } from './zone-offset.ts'

const HOUR = 3_600_000

test.each([
  ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 1],
  ['Europe/Berlin', '2026-03-29T01:00:00.000Z', 2],
  ['Europe/Berlin', '2026-10-25T00:59:59.999Z', 2],
  ['Europe/Berlin', '2026-10-25T01:00:00.000Z', 1],
  ['America/St_Johns', '2026-07-01T12:00:00.000Z', -2.5],
  ['Asia/Kathmandu', '2026-07-01T12:00:00.000Z', 5.75],
  ['UTC', '2026-07-01T12:00:00.000Z', 0],
])('clocks of %s are at %s so many hours ahead: %d', (zone, instant, hours) => {
  expect(offsetAt(Date.parse(instant), zone)).toBe(hours * HOUR)
  expect(offsetAt(Date.parse(instant), zone)).toBe(hours * HOUR)
})

test('zones and moments are kept apart, however many were asked about', () => {
  const summer = Date.parse('2026-07-01T12:00:00Z')
  for (let minute = 0; minute < 10_001; minute++) offsetAt(summer + minute * 60_000, 'Europe/Berlin')
  expect(offsetAt(summer, 'Europe/Berlin')).toBe(2 * HOUR)
  expect(offsetAt(summer, 'America/New_York')).toBe(-4 * HOUR)
  expect(offsetAt(summer + 183 * 24 * HOUR, 'Europe/Berlin')).toBe(HOUR)
})
