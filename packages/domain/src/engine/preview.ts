import type { OrderItemId } from '../ids.ts'
import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import { tasksOf } from '../order/commit.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Timer } from '../order/machine.ts'
import { eyesOf } from '../order/timeline.ts'
import { compiledOf, machineOn } from './machine.ts'
import type { Decision, ItemResult, OutsideJob, Task } from './outcome.ts'
import type { Engine } from './registry.ts'

/** One move an item would make. */
export interface PreviewedMove {
  readonly side: Side
  /** Null: by itself. */
  readonly event: string | null
  /** Null: the machine would be begun there. */
  readonly from: string | null
  readonly to: string
  /** The command that would run with it; by order, it runs once for all items that go together. */
  readonly command?: string
}

/** What would become of one item, the ones asked for and those that would follow alike. */
export interface PreviewedWay {
  readonly item: OrderItemId
  /** On both sides, in order. */
  readonly moves: readonly PreviewedMove[]
  /** What would be set and still run in the end. */
  readonly timers: readonly (Timer & { readonly side: Side })[]
}

/**
 * What an act would do, told to the one who asks. Ids of what would be made are not those it will have; nothing happened.
 */
export interface Preview {
  /** What the act would be answered with: where each item would come to rest, or why it would not move. */
  readonly results: readonly ItemResult[]
  readonly ways: readonly PreviewedWay[]
  /** What would be recorded: moves, money with its amounts, documents, error marks. */
  readonly events: readonly OrderEvent[]
  /** What the outside would be asked. */
  readonly jobs: readonly Pick<OutsideJob, 'kind' | 'name' | 'side' | 'items' | 'event'>[]
  /** What would be done after it. */
  readonly tasks: readonly Task['kind'][]
}

/** A decision of the engine as a preview of it. A merchant sees of it what they will see of its events. */
export function previewOf(decision: Decision, engine: Engine): Preview {
  const { actor } = engine.context
  const see = actor.kind === 'merchant' ? eyesOf(decision.order, actor.merchant) : undefined
  const events = see ? decision.events.flatMap((event) => see(event) ?? []) : decision.events
  const jobs = decision.jobs.filter(({ side }) => !see || side === 'merchant')
  return {
    results: decision.results,
    ways: waysOf({ ...decision, events }, engine),
    events,
    jobs: jobs.map(({ kind, name, side, items, event }) => ({ kind, name, side, items, event })),
    tasks: see ? [] : tasksOf(decision).map(({ kind }) => kind),
  }
}

interface Way {
  readonly moves: PreviewedMove[]
  /** The sides something happened on. */
  readonly touched: Set<Side>
}

function waysOf({ order, events }: Pick<Decision, 'order' | 'events'>, engine: Engine): readonly PreviewedWay[] {
  const items = new Map(order.items.map((item) => [item.id, item]))
  const ways = new Map<OrderItemId, Way>()
  for (const { side, ids, move } of events.flatMap(happened)) {
    for (const id of ids) {
      const way = ways.get(id) ?? { moves: [], touched: new Set() }
      ways.set(id, way)
      way.touched.add(side)
      if (move) way.moves.push({ ...move, ...commandOf(items.get(id), move, engine) })
    }
  }
  return order.items.flatMap((item) => {
    const way = ways.get(item.id)
    return way ? [{ item: item.id, moves: way.moves, timers: timersOf(item, way.touched) }] : []
  })
}

interface Happened {
  readonly side: Side
  readonly ids: readonly OrderItemId[]
  readonly move?: Omit<PreviewedMove, 'command'>
}

/** What an event does to machines: moves and begins them, or sets their timers. */
function happened(event: OrderEvent): readonly Happened[] {
  if (event.type === 'items.moved') {
    const { side, items, from, to } = event
    return [{ side, ids: items, move: { side, event: event.event, from, to } }]
  }
  if (event.type === 'timers.armed' || event.type === 'step.held' || event.type === 'step.undone')
    return [{ side: event.side, ids: event.items }]
  if (event.type !== 'merchantOrder.created') return []
  return event.items.map(({ item, machine }) => ({
    side: 'merchant',
    ids: [item],
    move: { side: 'merchant', event: null, from: null, to: machine.state },
  }))
}

/** The event's command ran where the item moved by it; an item keeps its process. */
function commandOf(item: OrderItem | undefined, { side, event }: Omit<PreviewedMove, 'command'>, engine: Engine) {
  const machine = item && machineOn(item, side)
  const command = machine && event !== null && compiledOf(machine.process, engine).events.get(event)?.command
  return command ? { command } : {}
}

function timersOf(item: OrderItem, touched: ReadonlySet<Side>): PreviewedWay['timers'] {
  return sides
    .filter((side) => touched.has(side))
    .flatMap((side) => machineOn(item, side)?.timers.map((timer) => ({ ...timer, side })) ?? [])
}
