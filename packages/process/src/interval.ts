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

const DAY_MS = 86_400_000

/** Of a wall clock time that comes twice the first, of one that is left out as much later as the clocks jump. */
function instantOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY_MS, timeZone)
  const after = offsetAt(wall + DAY_MS, timeZone)
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
