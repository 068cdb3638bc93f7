import type { ProcessId } from '../ids.ts'
import type { RunnableProcess, Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { apart } from '../order/pairs.ts'
import { groupsOf, itemsOf } from './group.ts'
import { machineOn, otherSide, placeAt } from './machine.ts'
import type { Decision } from './outcome.ts'
import type { Engine } from './registry.ts'
import { relocate } from './relocate.ts'
import { followUp, settle } from './settle.ts'
import type { Answered } from './step.ts'
import { begin } from './work.ts'
import type { Work } from './work.ts'

/** From which version of a process to which other of the same side. */
export interface Migration {
  readonly from: ProcessId
  readonly to: RunnableProcess
  /** Where items go whose state is not to keep its name. */
  readonly map: ReadonlyMap<string, string>
  readonly reason: string
}

/** All of an item that decides where a migration takes it. */
export interface MigrationCandidate {
  readonly state: string
  /** Where its other machine stands. */
  readonly sister?: string
  /** It waits for the outside. */
  readonly pending: boolean
  /** It has a step that can still be taken back. */
  readonly held: boolean
  /** Events of its time-outs, in order. */
  readonly timers: readonly string[]
}

/**
 * Why an item stays. `no-such-state`: the target has no such state, and the map names no other. `pending`: it waits for the
 * outside. `held`: somebody may still take back what was asked for. `time-out`: it waits for a time-out that the state does
 * not have in the target, and the map does not say that this is meant. `out-of-step`: its other machine would not go with it
 * any more.
 */
export type Stuck = 'no-such-state' | 'pending' | 'held' | 'time-out' | 'out-of-step'

export type Fate = { readonly kind: 'moves'; readonly to: string } | { readonly kind: 'stuck'; readonly why: Stuck }

/** Where the migration takes such an item. */
export function fateOf(
  { state, sister, pending, held, timers }: MigrationCandidate,
  { to: target, map }: Migration,
): Fate {
  const to = map.get(state) ?? state
  const place = target.compiled.places.get(to)
  if (!place) return { kind: 'stuck', why: 'no-such-state' }
  if (pending) return { kind: 'stuck', why: 'pending' }
  if (held) return { kind: 'stuck', why: 'held' }
  const lost = timers.some((event) => !place.timeouts.some(({ name }) => name === event))
  if (lost && !map.has(state)) return { kind: 'stuck', why: 'time-out' }
  if (sister !== undefined && breaks(target, { state, to, sister })) return { kind: 'stuck', why: 'out-of-step' }
  return { kind: 'moves', to }
}

/** Machines that are out of step already do not keep each other back. */
function breaks(
  { side }: RunnableProcess,
  { state, to, sister }: { state: string; to: string; sister: string },
): boolean {
  const areApart = (own: string) => (side === 'marketplace' ? apart(own, sister) : apart(sister, own))
  return areApart(to) && !areApart(state)
}

export interface Migrated {
  readonly decision: Decision
  /** Of every item that ran the old version. */
  readonly fates: readonly Fated[]
}

export interface Fated {
  readonly item: OrderItem
  /** Where it stood. */
  readonly state: string
  readonly fate: Fate
}

/**
 * Takes the order's items of one version to another, each for itself. One that had stopped by itself enters its state there;
 * then all goes on that goes by itself.
 */
export function migrate(order: Order, migration: Migration, engine: Engine): Migrated {
  const fates = fatesOf(order, migration)
  const moving = fates.flatMap(({ item, fate }) => (fate.kind === 'moves' ? { item, to: fate.to } : []))
  const moved = [...Map.groupBy(moving, ({ to }) => to)].reduce((work, [to, part]) => {
    const { to: target, reason } = migration
    const items = part.map(({ item }) => item.id)
    return relocate(work, { side: target.side, process: target.id, to, items, reason }, engine)
  }, begin(order))
  const entered = enterStopped(moved, { side: migration.to.side, items: moving.map(({ item }) => item) }, engine)
  const work = settle(entered, 0, engine)
  return { decision: { ...work, results: [] }, fates }
}

function fatesOf(order: Order, migration: Migration): readonly Fated[] {
  const { from, to } = migration
  const running = order.items.filter((item) => machineOn(item, to.side)?.process === from)
  return running.map((item) => {
    const candidate = candidateOf(item, to.side)
    return { item, state: candidate.state, fate: fateOf(candidate, migration) }
  })
}

export function candidateOf(item: OrderItem, side: Side): MigrationCandidate {
  const { state = '', pending, held, timers = [] } = machineOn(item, side) ?? {}
  const sister = machineOn(item, otherSide(side))?.state
  return {
    state,
    pending: pending !== undefined,
    held: held !== undefined,
    timers: timers.map(({ event }) => event).toSorted(),
    ...(sister !== undefined && { sister }),
  }
}

/** On entering its state, or on the way out of it that no event opens. */
function stoppedByItself(item: OrderItem, side: Side, engine: Engine): boolean {
  const machine = machineOn(item, side)
  if (!machine?.failed) return false
  const { event } = machine.failed
  return event === null || event === placeAt(machine, engine).onEnter?.name
}

interface Entering {
  readonly side: Side
  /** As they stood before. */
  readonly items: readonly OrderItem[]
}

/** What the outside had done for one by then counts. */
function enterStopped(work: Work, { side, items }: Entering, engine: Engine): Work {
  const stopped = items.filter((item) => stoppedByItself(item, side, engine))
  const answersOf = (item: OrderItem): Answered => machineOn(item, side)?.failed?.answered ?? {}
  return [...Map.groupBy(stopped, (item) => JSON.stringify(answersOf(item))).values()].reduce((entered, alike) => {
    const [answered = {}] = alike.map(answersOf)
    const ids = alike.map(({ id }) => id)
    return groupsOf(itemsOf(entered.order, ids), side).reduce((after, group) => {
      const { onEnter } = placeAt(group, engine)
      return onEnter ? followUp(after, { ...group, event: onEnter.name, answered }, engine) : after
    }, entered)
  }, work)
}
