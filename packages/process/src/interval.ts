import { offsetAt } from './zone-offset.ts'

/**
 * A length of time as PHP's relative formats write it (`2 hours`, `14days`, `next month`). Every interval that
 * `parseInterval` gives leads forward from whatever date it is added to.
 */
export interface Interval {
  readonly months: number
  readonly days: number
  readonly milliseconds: number
  /** Monday to Friday, counted one by one. */
  readonly workingDays: number
  /** Then on to the next such day, 0 = Sunday. */
  readonly weekday?: number
  /** Then to this day of the month reached. */
  readonly dayOfMonth?: 'first' | 'last'
}

const LONGEST = 255
const SECOND = 1000
const DAY = 86_400 * SECOND
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

/** Of a wall clock time that comes twice the first, of one that is left out as much later as the clocks jump. */
function instantOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone)
  const after = offsetAt(wall + DAY, timeZone)
  if (offsetAt(wall - before, timeZone) === before) return wall - before
  return offsetAt(wall - after, timeZone) === after ? wall - after : wall - before
}

function onWorkingDays(wall: Date, count: number): void {
  const step = count < 0 ? -1 : 1
  // The last five are counted also where there are no more: from a weekend they end on a working day.
  const weeks = Math.floor(Math.max(Math.abs(count) - 1, 0) / 5)
  wall.setUTCDate(wall.getUTCDate() + step * weeks * 7)
  for (let left = Math.abs(count) - weeks * 5; left > 0;) {
    wall.setUTCDate(wall.getUTCDate() + step)
    if (wall.getUTCDay() % 6 !== 0) left--
  }
}

/**
 * In PHP's order: weekday, months and days (31 January + 1 month = 2 or 3 March), working days. To an edge of the month count
 * months alone: the first day of next month is 1 February on 31 January too.
 */
function addCalendar(wall: Date, interval: Interval): void {
  const { weekday, dayOfMonth, months, days, workingDays } = interval
  if (weekday !== undefined) wall.setUTCDate(wall.getUTCDate() + (((weekday - wall.getUTCDay() + 6) % 7) + 1))
  const month = wall.getUTCMonth() + months
  if (dayOfMonth === 'first') wall.setUTCMonth(month, 1)
  else if (dayOfMonth === 'last') wall.setUTCMonth(month + 1, 0)
  else wall.setUTCMonth(month, wall.getUTCDate() + days)
  onWorkingDays(wall, workingDays)
}

const isNone = ({ months, days, workingDays, weekday, dayOfMonth }: Omit<Interval, 'milliseconds'>): boolean =>
  months === 0 && days === 0 && workingDays === 0 && weekday === undefined && dayOfMonth === undefined

/** Months, weeks and days go by the clocks of the time zone (IANA name, default UTC), anything shorter by elapsed time. */
export function addInterval(date: Date, interval: Interval, options: { readonly timeZone?: string } = {}): Date {
  const { timeZone = 'UTC' } = options
  const { milliseconds, ...calendar } = interval
  if (isNone(calendar)) return new Date(date.getTime() + milliseconds)
  const wall = new Date(date.getTime() + offsetAt(date.getTime(), timeZone))
  addCalendar(wall, interval)
  if (Number.isNaN(wall.getTime())) return wall
  return new Date(instantOf(wall.getTime(), timeZone) + milliseconds)
}
