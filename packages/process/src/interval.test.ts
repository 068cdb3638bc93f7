import { describe, expect, it } from 'vitest'
import { addInterval } from './interval.ts'
import { parseInterval } from './parse-interval.ts'

describe('addInterval', () => {
  const add = (start: string, text: string, timeZone: string) => {
    const interval = parseInterval(text)
    return interval && addInterval(new Date(start), interval, { timeZone }).toISOString()
  }

  it('keeps the wall clock over a change of the clocks for days, and the elapsed time for hours', () => {
    expect(add('2026-03-28T11:00:00Z', '1 day', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z')
    expect(add('2026-03-28T11:00:00Z', '24 hours', 'Europe/Berlin')).toBe('2026-03-29T11:00:00.000Z')
  })

  it('moves a wall clock time that is left out forward and takes the first of one that comes twice', () => {
    expect(add('2026-03-28T01:30:00Z', '1 day', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(add('2026-10-24T00:30:00Z', '1 day', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('counts days in zones with odd offsets', () => {
    expect(add('2026-01-01T00:00:00Z', '1 month', 'Asia/Kathmandu')).toBe('2026-02-01T00:00:00.000Z')
    expect(add('2026-01-01T00:00:00Z', '1 week', 'America/St_Johns')).toBe('2026-01-08T00:00:00.000Z')
  })
})
