const HOUR_MS = 3_600_000

/** How long items have stood in their state: from so many hours on, up to the next. */
const starts = { '0h': 0, '1h': 1, '4h': 4, '1d': 24, '3d': 72, '7d': 168 } as const

export type Age = keyof typeof starts

/** The youngest first. */
export const ages = Object.keys(starts) as readonly Age[]

/** ISO times, half-open [from, to). */
export interface Entered {
  readonly from?: string
  readonly to?: string
}

/** When items of that age came to their state: of two ages no moment is both, and every moment is of one. */
export function enteredAt(age: Age, now: Date): Entered {
  const ago = (start: Age): string => new Date(now.getTime() - starts[start] * HOUR_MS).toISOString()
  const older = ages[ages.indexOf(age) + 1]
  return { ...(older && { from: ago(older) }), ...(starts[age] > 0 && { to: ago(age) }) }
}

export function isWithin({ from, to }: Entered, time: string): boolean {
  const at = Date.parse(time)
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to))
}
