import { cached } from './cached.ts'
import { localeTag } from './locale.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const styles = {
  date: { dateStyle: 'medium' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  full: { dateStyle: 'full', timeStyle: 'long' },
  time: { timeStyle: 'medium' },
  clock: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type TimeStyle = keyof typeof styles

const formatters = cached((key) => {
  const [tag = '', style = 'dateTime', timeZone] = key.split(' ')
  return new Intl.DateTimeFormat(tag, { ...styles[style as TimeStyle], ...(timeZone ? { timeZone } : {}) })
})

/** An instant (ISO string, ms or Date) in the person's zone, or in `zone` where the store's is meant. */
export const formatTime = (at: string | number | Date, style: TimeStyle = 'dateTime', zone?: string): string =>
  formatters([localeTag(), style, zone].filter(Boolean).join(' ')).format(new Date(at))

/** A day, e.g. `2026-11-09`. */
export const formatDay = (date: string): string => formatTime(`${date}T12:00`, 'date')

/** Short, not narrow: that is “vor 5 m” in German. */
const relatives = cached((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' }))

const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const

/** “5 min ago”, “in 2 days”, “now” below a minute. Both in ms. */
export const formatRelative = (at: number, now: number): string => {
  const distance = at - now
  const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', Infinity]
  return relatives(localeTag()).format(Math.trunc(distance / size), unit)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A span in ms: “3 d 4 h” from a day on, “4:05:09” below it. */
export const formatSpan = (span: number): string => {
  const left = Math.max(0, Math.floor(span / second)) * second
  if (left >= day) return `${Math.floor(left / day)} d ${Math.floor((left % day) / hour)} h`
  return `${Math.floor(left / hour)}:${two(Math.floor((left % hour) / minute))}:${two((left % minute) / second)}`
}
