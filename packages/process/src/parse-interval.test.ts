import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addInterval } from './interval.ts'
import { parseInterval } from './parse-interval.ts'

const from = new Date('2026-01-31T10:00:00Z') // a Saturday

function after(text: string, timeZone?: string): string | undefined {
  const interval = parseInterval(text)
  return interval && addInterval(from, interval, timeZone ? { timeZone } : {}).toISOString()
}

describe('parseInterval', () => {
  it.each([
    ['14days', '2026-02-14T10:00:00.000Z'],
    ['1hour', '2026-01-31T11:00:00.000Z'],
    ['20min', '2026-01-31T10:20:00.000Z'],
    [' 1 minute', '2026-01-31T10:01:00.000Z'],
    ['1 HOUR', '2026-01-31T11:00:00.000Z'],
    ['1 week', '2026-02-07T10:00:00.000Z'],
    ['1 month', '2026-03-03T10:00:00.000Z'],
    ['1 year', '2027-01-31T10:00:00.000Z'],
    ['1 day 2 hours', '2026-02-01T12:00:00.000Z'],
    ['1day2hours', '2026-02-01T12:00:00.000Z'],
    ['1 day, 2 hours', '2026-02-01T12:00:00.000Z'],
    ['+1 day -2 hours', '2026-02-01T08:00:00.000Z'],
    ['+ 1 sec', '2026-01-31T10:00:01.000Z'],
    ['500 msec', '2026-01-31T10:00:00.500Z'],
    ['tomorrow', '2026-02-01T10:00:00.000Z'],
    ['2 fortnights', '2026-02-28T10:00:00.000Z'],
    ['next week', '2026-02-07T10:00:00.000Z'],
    ['third day', '2026-02-03T10:00:00.000Z'],
    ['second second', '2026-01-31T10:00:02.000Z'],
    ['-3 days ago', '2026-02-03T10:00:00.000Z'],
    ['monday', '2026-02-02T10:00:00.000Z'],
    ['next sat', '2026-02-07T10:00:00.000Z'],
    ['sunday', '2026-02-01T10:00:00.000Z'],
    ['2 hours, sunday', '2026-02-01T12:00:00.000Z'],
    ['second Monday', '2026-02-09T10:00:00.000Z'],
    ['3 weekdays', '2026-02-04T10:00:00.000Z'],
    ['5 weekdays', '2026-02-06T10:00:00.000Z'],
    ['6 weekdays', '2026-02-09T10:00:00.000Z'],
    ['10 weekdays', '2026-02-13T10:00:00.000Z'],
    ['first day of next month', '2026-02-01T10:00:00.000Z'],
    ['last day of next month', '2026-02-28T10:00:00.000Z'],
  ])('takes %j', (text, due) => {
    expect(after(text)).toBe(due)
  })

  it.each([
    '1s',
    '15m',
    '3h',
    '90',
    '1 90',
    '1.5 hours',
    '.5 hours',
    '1,5x',
    'PT1H',
    'P1D',
    '10:00',
    'tomorrow 10:00',
    'noon',
    '2026-01-01',
    '@86400',
    '1 day UTC',
    '1 day and 2 hours',
    'soon',
    'day',
    '',
    ' ',
    'null',
    '1 constructor',
    'constructor',
    'constructor day',
  ])('does not take %j', (text) => {
    expect(parseInterval(text)).toBeUndefined()
  })

  it.each([
    '0 days',
    '0 second',
    '-1 day',
    '1 day ago',
    'now',
    'today',
    'yesterday',
    'last week',
    'last monday',
    '1 month -30 days',
    'last day of this month',
  ])('does not take %j, which does not lead forward', (text) => {
    expect(parseInterval(text)).toBeUndefined()
  })

  it.each(['9999999999999 years', '8000 years', '9999999 days', '9999999999999 seconds'])(
    'does not take %j, which leads to a year of five digits or none',
    (text) => {
      expect(parseInterval(text)).toBeUndefined()
    },
  )

  it('gives only intervals that lead forward from any date', () => {
    const amount = fc.tuple(
      fc.integer({ min: -40, max: 40 }),
      fc.constantFrom('days', 'months', 'weekdays', 'hours', 'monday'),
    )
    const text = fc
      .array(amount, { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map((part) => part.join(' ')).join(' '))
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(text, date, (written, start) => {
        const interval = parseInterval(written)
        return !interval || addInterval(start, interval) > start
      }),
    )
  })
})
