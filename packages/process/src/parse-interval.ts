import { addInterval } from './interval.ts'
import type { Interval } from './interval.ts'

const LONGEST = 255
const SECOND = 1000
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const AMOUNTS = new Map([
  ...ORDINALS.map((word, index) => [word, index + 1] as const),
  ['eight', 8],
  ['this', 0],
  ['next', 1],
  ['last', -1],
  ['previous', -1],
])
const NONE: Interval = { months: 0, days: 0, milliseconds: 0, workingDays: 0 }
const KEYWORDS = new Map<string, Interval>([
  ['now', NONE],
  ['today', NONE],
  ['midnight', NONE],
  ['tomorrow', { ...NONE, days: 1 }],
  ['yesterday', { ...NONE, days: -1 }],
])

const UNITS: readonly (readonly [RegExp, (amount: number) => Interval])[] = [
  [/^([uµ]secs?|microseconds?|µs)$/, (n) => ({ ...NONE, milliseconds: n / 1000 })],
  [/^(msecs?|milliseconds?|ms)$/, (n) => ({ ...NONE, milliseconds: n })],
  [/^(secs?|seconds?)$/, (n) => ({ ...NONE, milliseconds: n * SECOND })],
  [/^(mins?|minutes?)$/, (n) => ({ ...NONE, milliseconds: n * 60 * SECOND })],
  [/^hours?$/, (n) => ({ ...NONE, milliseconds: n * 3600 * SECOND })],
  [/^days?$/, (n) => ({ ...NONE, days: n })],
  [/^weeks?$/, (n) => ({ ...NONE, days: n * 7 })],
  [/^forth?nights?$/, (n) => ({ ...NONE, days: n * 14 })],
  [/^months?$/, (n) => ({ ...NONE, months: n })],
  [/^years?$/, (n) => ({ ...NONE, months: n * 12 })],
  [/^weekdays?$/, (n) => ({ ...NONE, workingDays: n })],
]

function weekdayOf(word: string): number {
  return WEEKDAYS.findIndex((day) => word === day || word === `${day}s` || word === day.slice(0, 3))
}

function amountOf(amount: number, unit: string): Interval | undefined {
  const weekday = weekdayOf(unit)
  if (weekday >= 0) return { ...NONE, days: (amount > 0 ? amount - 1 : amount) * 7, weekday }
  return UNITS.find(([names]) => names.test(unit))?.[1](amount)
}

function signed(sign: string, digits: string): number {
  return [...sign].filter((char) => char === '-').length % 2 === 1 ? -Number(digits) : Number(digits)
}

type Match = (...groups: string[]) => Interval | undefined

/** The tokens of PHP's grammar that carry no date, time of day or zone, the longest first. */
const TOKENS: readonly (readonly [RegExp, Match])[] = [
  [/(first|last) day of(?![a-zµ])/y, (edge) => ({ ...NONE, dayOfMonth: edge === 'first' ? 'first' : 'last' })],
  [
    /([+-]*)[ \t]*(\d{1,13})[ \t]*([a-zµ]+)/y,
    (sign = '', digits = '', unit = '') => amountOf(signed(sign, digits), unit),
  ],
  [
    /([a-z]+)[ \t]+([a-zµ]+)/y,
    (word = '', unit = '') => {
      const amount = AMOUNTS.get(word)
      return amount === undefined ? undefined : amountOf(amount, unit)
    },
  ],
  [
    /([a-z]+)/y,
    (word = '') => KEYWORDS.get(word) ?? (weekdayOf(word) < 0 ? undefined : { ...NONE, weekday: weekdayOf(word) }),
  ],
]

function sum(a: Interval, b: Interval): Interval {
  return {
    ...a,
    ...b,
    months: a.months + b.months,
    days: a.days + b.days,
    milliseconds: a.milliseconds + b.milliseconds,
    workingDays: a.workingDays + b.workingDays,
  }
}

function negated(interval: Interval): Interval {
  const { months, days, milliseconds, workingDays } = interval
  return { ...interval, months: -months, days: -days, milliseconds: -milliseconds, workingDays: -workingDays }
}

function tokenAt(text: string, index: number): { interval: Interval; end: number } | undefined {
  for (const [pattern, lengthOf] of TOKENS) {
    pattern.lastIndex = index
    const found = pattern.exec(text)
    const interval = found && lengthOf(...found.slice(1))
    if (interval) return { interval, end: pattern.lastIndex }
  }
  return undefined
}

function read(text: string): Interval | undefined {
  const separators = /(?:[\s,]|\.(?!\d))*/y
  const ago = /ago(?![a-z])/y
  let total = NONE
  let index = 0
  for (;;) {
    separators.lastIndex = index
    separators.test(text)
    index = separators.lastIndex
    if (index >= text.length) return total
    ago.lastIndex = index
    if (ago.test(text)) {
      total = negated(total)
      index = ago.lastIndex
      continue
    }
    const token = tokenAt(text, index)
    if (!token) return undefined
    total = sum(total, token.interval)
    index = token.end
  }
}

/** First and last day of each month of a common and a leap year: where calendar arithmetic goes wrong if it does. */
const PROBES = Array.from({ length: 48 }, (_, n) => new Date(Date.UTC(2023, (n + 1) >> 1, n % 2, 12)))

/** Later dates are soon written with five digits for the year, which sort before all others. */
const FAR = new Date('9000-01-01')

/** Only what has a negative part, or goes to an edge of the month, depends on the date it is added to. */
function leadsForward(interval: Interval): boolean {
  const { months, days, milliseconds, workingDays, dayOfMonth } = interval
  const fixed = dayOfMonth === undefined && Math.min(months, days, milliseconds, workingDays) >= 0
  return (fixed ? PROBES.slice(0, 1) : PROBES).every((date) => {
    const due = addInterval(date, interval)
    return due > date && due < FAR
  })
}

/**
 * Reads what PHP's `DateInterval::createFromDateString` takes, but for *nth weekday of* and texts longer than 255. Undefined: PHP would refuse
 * it (units like `1s`, bare numbers, decimals, ISO 8601, times of day, dates, zones), or it is not later than now from
 * every date (zero, negative, `last day of this month`), or thousands of years later.
 */
export function parseInterval(text: string): Interval | undefined {
  if (text.length > LONGEST) return undefined
  const interval = read(text.toLowerCase())
  return interval && leadsForward(interval) ? interval : undefined
}
