let last: readonly [moment: Date, text: string] | undefined

/**
 * The moment of an act as ISO text in UTC. Of the moment asked for last it is at hand: V8 takes a microsecond for one, and
 * all that an act writes bears the act's. Other times (when something is due) are written by themselves, and do not displace it.
 */
export function isoOf(moment: Date): string {
  if (last?.[0] !== moment) last = [moment, moment.toISOString()]
  return last[1]
}
