import type { SimulatedEntry, SimulatedProcess, SimulatedTimeline, SimulateProcess } from '@souk/contract/processes'
import type { Engine } from '@souk/domain/engine/registry'
import { replay } from '@souk/domain/engine/replay'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Recorded as Kept } from '@souk/domain/order/events'
import { Refused } from '@souk/domain/refused'
import { compile } from '@souk/process/compile'
import type { Compiled } from '@souk/process/compile'
import type { Finding } from '@souk/process/model'
import { filesOf } from '@souk/process/read/files'
import { isAccepted, readProcess } from '@souk/process/read/read-process'
import { script, simulate } from '@souk/process/simulate'
import type { Entry, Timeline } from '@souk/process/simulate'
import { engineOf, system } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderId } from '../orders/order-detail.ts'
import { processIn } from './process-in.ts'

type Draft = Extract<SimulateProcess['process'], { files: unknown }>
type Invented = Extract<SimulateProcess['run'], { acts: unknown }>
type Recorded = Extract<SimulateProcess['run'], { orders: unknown }>

/** Items times events of recorded orders, so that an answer takes seconds at most. */
const MOST = 200_000

/**
 * Runs a draft or a stored version on a clock of its own: for an invented item, or as recorded orders went. Nothing is
 * stored, nothing moves. Refused: `process.not-found`, `order.not-found`, `simulation.*`.
 */
export async function simulateProcess(deps: OrderDeps, request: SimulateProcess): Promise<SimulatedProcess> {
  const engine = await engineOf(deps, system('simulation', 'Simulation'))
  const { compiled, findings } = subjectOf(request.process, engine)
  if (!compiled) return { findings }
  const { run } = request
  if ('acts' in run) return { findings, timeline: invent(compiled, run, engine.context.marketplace) }
  return { findings, items: await replayed(deps, run, { compiled, engine }) }
}

interface Subject {
  /** Absent where the draft was refused. */
  readonly compiled?: Compiled
  readonly findings: readonly Finding[]
}

function subjectOf(asked: SimulateProcess['process'], { context }: Engine): Subject {
  return 'files' in asked ? read(asked) : { compiled: processIn(context.marketplace, asked).compiled, findings: [] }
}

function read({ files, main, compatible }: Draft): Subject {
  const { process, findings } = readProcess(
    filesOf(Object.fromEntries(files.map(({ path, content }) => [path, content]))),
    main,
  )
  return process && isAccepted(findings, compatible) ? { compiled: compile(process), findings } : { findings }
}

function invent(
  compiled: Compiled,
  { acts, facts, start, state, store }: Invented,
  { stores }: Marketplace,
): SimulatedTimeline {
  if (state !== undefined && !compiled.places.has(state))
    throw new Refused('simulation.unknown-state', `The process has no state "${state}".`, { state })
  const timeZone = store && stores.get(store)?.timeZone
  if (store && timeZone === undefined) throw new Refused('store.not-found', `There is no store ${store}.`, { store })
  const timeline = simulate(compiled, {
    next: script(acts),
    fact: (condition) => Object.hasOwn(facts, condition) && facts[condition] === true,
    start: new Date(start),
    ...(state !== undefined && { state }),
    ...(timeZone !== undefined && { timeZone }),
  })
  return told(timeline)
}

function told({ state, stopped, acted, at, timers, entries }: Timeline): SimulatedTimeline {
  return {
    state,
    stopped,
    acted,
    at: at.toISOString(),
    timers: [...timers].map(([event, due]) => ({ event, dueAt: due.toISOString() })),
    entries: entries.map(stamped),
  }
}

function stamped(entry: Entry): SimulatedEntry {
  const at = entry.at.toISOString()
  return entry.kind === 'timer-set' ? { ...entry, at, due: entry.due.toISOString() } : { ...entry, at }
}

async function replayed(
  deps: OrderDeps,
  { orders }: Recorded,
  { compiled, engine }: { readonly compiled: Compiled; readonly engine: Engine },
): Promise<NonNullable<SimulatedProcess['items']>> {
  const histories = await Promise.all(
    [...new Set(orders)].map(async (reference) => ({
      reference,
      events: await deps.orders.events(await orderId(deps, reference), 0),
    })),
  )
  const size = histories.reduce((sum, { events }) => sum + events.length * itemsIn(events), 0)
  if (size > MOST)
    throw new Refused('simulation.too-large', 'These orders are too many or too large to replay at once. Name fewer.', {
      size,
      most: MOST,
    })
  return histories.flatMap(({ reference, events }) =>
    replay(compiled, events, engine).map((item) => ({ ...item, order: reference })),
  )
}

function itemsIn([first]: readonly Kept[]): number {
  return first?.event.type === 'order.placed' ? first.event.order.items.length : 0
}
