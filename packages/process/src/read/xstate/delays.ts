import { parseInterval } from '../../parse-interval.ts'
import { quote } from '../../quote.ts'
import type { Json } from '../json.ts'
import type { Arrow, Machine } from './arrows.ts'
import { arrowsOf } from './arrows.ts'
import { beyond, membersOf } from './reading.ts'

/** The arrows of one state that fire by the same time, as `after` has them. */
export interface Delay {
  readonly event: string
  readonly timeout: string
  readonly arrows: readonly Arrow[]
  readonly json: Json
}

const UNITS: readonly (readonly [milliseconds: number, unit: string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
  [1, 'millisecond'],
]

/** XState counts milliseconds where a delay has no name; here it is written as people do. */
function timeoutOf(key: string): string {
  if (!/^\d{1,12}$/.test(key)) return key
  const [size, unit] = UNITS.find(([milliseconds]) => Number(key) % milliseconds === 0) ?? [1, 'millisecond']
  const count = Number(key) / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** An arrow belongs to the event its `meta` names; where somebody drew it, to one named after the time. */
export function delaysOf(machine: Machine, json: Json | undefined, source: string): readonly Delay[] {
  return [...membersOf(machine, json)].flatMap(([key, each]) => {
    const timeout = timeoutOf(key)
    if (!parseInterval(timeout))
      beyond(machine, each, [`waits for ${quote(key)}, which is no interval`, 'write it like 2 hours or 14 days'])
    const arrows = arrowsOf(machine, each, { source }).map((arrow) => ({
      ...arrow,
      event: arrow.timed ?? `after ${timeout}`,
    }))
    return [...Map.groupBy(arrows, ({ event }) => event)].map(([event, own]) => ({
      event,
      timeout,
      arrows: own,
      json: each,
    }))
  })
}

const way = ({ target, condition }: Arrow): string => JSON.stringify([target, condition])

/**
 * The arrows of `after` that `on` does not have: most often none, for `after` only shows once more what `on` says. Where it
 * shows something else, one of them is wrong.
 */
export function onlyDelayed(machine: Machine, delay: Delay, on: readonly Arrow[]): readonly Arrow[] {
  const named = on.filter(({ event }) => event === delay.event)
  if (named.length === 0) return delay.arrows
  if (named.map(way).join() !== delay.arrows.map(way).join())
    beyond(machine, delay.json, [
      `says otherwise than ${named[0]?.json.path ?? ''} where ${quote(delay.event)} leads`,
      'make both the same, or leave this one out',
    ])
  return []
}
