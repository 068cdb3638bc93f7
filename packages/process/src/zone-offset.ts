const SECOND = 1000
const MINUTE = 60 * SECOND
const MOST_KNOWN = 10_000

const formats = new Map<string, Intl.DateTimeFormat>()
const known = new Map<string, number>()

/**
 * How far the zone's clocks (IANA name) are ahead of UTC at an instant, in milliseconds. Deadlines ask of few minutes again
 * and again, and an answer takes as long as a step of the process; no clock has changed within a minute since 1972.
 */
export function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const key = `${Math.floor(instant / MINUTE)} ${timeZone}`
  const offset = known.get(key) ?? offsetIn(timeZone, instant)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, offset)
  return offset
}

function offsetIn(timeZone: string, instant: number): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' })
  formats.set(timeZone, format)
  const [, sign, hours, minutes, seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instant)) ?? []
  if (!sign) return 0
  const length = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return (sign === '-' ? -length : length) * SECOND
}
