import type { Asked } from './asked.ts'
import { openAudience } from './delivery/audience.ts'
import type { Audience, Delivered } from './delivery/audience.ts'
import { SIDES } from './delivery/wire.ts'
import type { Laps, Side } from './delivery/wire.ts'
import { figureOf, quantile } from './figures.ts'
import type { About, Figure } from './figures.ts'
import { inTurn } from './rounds.ts'

const AN_EVENT = { ticks: 1, eventsPerTick: 1 } as const
const BURST = 32
const TOPICS = 1_000
/** Between two events whose way is timed. */
const PAUSE_MS = 20

const CPU_UNIT = 'µs of CPU a delivery'
const BASELINES: Readonly<Record<Exclude<Side, 'hub'>, string>> = {
  raw: 'ws sending one ready string of the same bytes',
  stock: 'tRPC’s adapter, an EventEmitter and a generator for each subscriber',
  rooms: 'socket.io, one emit to a room',
}
type Against = keyof typeof BASELINES

type Rounds<S extends Side> = readonly Readonly<Record<S, Delivered>>[]

interface Context {
  readonly topics?: number
  readonly subscribers: number
}

/** Audiences of some sides, all in one context. */
async function openAll<S extends Side>(sides: readonly S[], context: Context, held: AsyncDisposableStack) {
  const all: Partial<Record<S, Audience>> = {}
  for (const side of sides) all[side] = held.use(await openAudience(side, context))
  return all as Record<S, Audience>
}

async function measured<S extends Side>(
  audiences: Readonly<Record<S, Audience>>,
  rounds: number,
  laps: Laps,
): Promise<Rounds<S>> {
  const names = Object.keys(audiences) as S[]
  const each = Object.fromEntries(names.map((side) => [side, () => audiences[side].run(laps)]))
  const sides = each as Record<S, () => Promise<Delivered>>
  await inTurn(2, sides)
  return inTurn(rounds, sides)
}

/** The hub beside one of the others. */
function beside<A extends Against>(
  rounds: Rounds<'hub' | A>,
  against: A,
  { of, ...about }: Pick<About, 'what' | 'unit' | 'target'> & { readonly of: (delivered: Delivered) => number },
): Figure {
  const compared = rounds.map((round) => ({ value: of(round.hub), baseline: of(round[against]) }))
  const suffix = against === 'raw' ? '' : against === 'stock' ? ' ÷ stock tRPC' : ' ÷ socket.io'
  return figureOf(compared, { ...about, what: `${about.what}${suffix}`, note: `baseline: ${BASELINES[against]}` })
}

const cpu = ({ cpu: micros }: Delivered): number => micros
const last =
  (share: number) =>
  ({ times }: Delivered): number =>
    quantile(times, share)

/** One event, and a burst of them, to a thousand who follow the same. */
async function toAThousand({ rounds, share }: Asked): Promise<Figure[]> {
  await using held = new AsyncDisposableStack()
  const audiences = await openAll(SIDES, { subscribers: 1_000 }, held)
  const one = await measured(audiences, rounds, { ...AN_EVENT, laps: share(100) })
  const burst = await measured(audiences, rounds, { laps: share(10), ticks: 1, eventsPerTick: BURST })
  const what = 'one event to 1,000 subscribers'
  const whatBurst = `${BURST} events in one tick to 1,000 subscribers`
  return [
    beside(one, 'raw', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(one, 'stock', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(one, 'rooms', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(burst, 'raw', { what: whatBurst, unit: CPU_UNIT, target: { of: 'ratio', most: 0.15 }, of: cpu }),
    beside(burst, 'stock', { what: whatBurst, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(burst, 'rooms', { what: whatBurst, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
  ]
}

/** One event to five thousand, and how long until the last of them has it. */
async function toFiveThousand({ rounds, share }: Asked): Promise<Figure[]> {
  await using held = new AsyncDisposableStack()
  const audiences = await openAll(SIDES, { subscribers: 5_000 }, held)
  const laps = { ...AN_EVENT, pauseMs: PAUSE_MS }
  const { hub, raw } = audiences
  const close = await measured({ hub, raw }, rounds, { ...laps, laps: share(100) })
  const all = await measured(audiences, rounds, { ...laps, laps: share(20) })
  const what = 'one event to 5,000 subscribers'
  const [p50, p99] = [`${what}, until the last has it, p50`, `${what}, until the last has it, p99`]
  return [
    beside(close, 'raw', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(all, 'stock', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(all, 'rooms', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(close, 'raw', { what: p50, unit: 'ms', target: { of: 'ratio', most: 1.1 }, of: last(0.5) }),
    beside(close, 'raw', { what: p99, unit: 'ms', target: { of: 'ratio', most: 1.2 }, of: last(0.99) }),
    beside(all, 'stock', { what: p50, unit: 'ms', target: { of: 'ratio', most: 1 }, of: last(0.5) }),
    beside(all, 'rooms', { what: p50, unit: 'ms', target: { of: 'ratio', most: 1 }, of: last(0.5) }),
  ]
}

/** A thousand who follow a topic each; topics take turns. */
async function toOneEach({ rounds, share }: Asked): Promise<Figure[]> {
  await using held = new AsyncDisposableStack()
  const audiences = await openAll(SIDES, { topics: TOPICS, subscribers: TOPICS }, held)
  const found = await measured(audiences, rounds, { laps: share(30), ticks: TOPICS, eventsPerTick: 1 })
  const what = '1,000 topics of one subscriber each'
  return [
    beside(found, 'raw', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1.1 }, of: cpu }),
    beside(found, 'stock', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
    beside(found, 'rooms', { what, unit: CPU_UNIT, target: { of: 'ratio', most: 1 }, of: cpu }),
  ]
}

/**
 * Events to many subscribers through the product's router, hub and handler of WebSockets, beside the same events to as
 * many subscribers of the others. Each side is a process of its own, and so are its subscribers.
 */
export async function fanOut(asked: Asked): Promise<readonly Figure[]> {
  return [...(await toAThousand(asked)), ...(await toFiveThousand(asked)), ...(await toOneEach(asked))]
}
