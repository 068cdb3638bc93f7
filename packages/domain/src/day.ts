const formats = new Map<string, Intl.DateTimeFormat>()

/** The date that a moment has in a time zone, e.g. `2026-11-02`. */
export function dayIn(timeZone: string, at: Date): string {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  if (!known) formats.set(timeZone, format)
  return format.format(at)
}
