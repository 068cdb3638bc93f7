import { firedFrom } from '@souk/process/may-fire'
import type { FiredBy, ProcessEvent } from '@souk/process/model'
import type { Actor } from '../actor.ts'
import { fireDue } from '../engine/due.ts'
import { compiledOf, machineOn, placeAt } from '../engine/machine.ts'
import type { Decision, OutsideJob } from '../engine/outcome.ts'
import { completeStep } from '../engine/outside.ts'
import type { Context, Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import type { Script } from './answers.ts'
import { system } from './stage.ts'

/** An order that came so far. */
export interface Scene {
  readonly order: Order
  readonly engine: Engine
  /** What it asked of the outside and waits for. */
  readonly jobs: readonly OutsideJob[]
}

export interface Play {
  readonly script: Script
  /** Events left to the sister, each after its side. */
  readonly sisters: ReadonlySet<string>
}

export interface Act {
  readonly engine: Engine
  readonly decide: (by: Engine) => Decision
}

/** Every event of the states it stands in, by whoever may fire it; the next time-out; every answer of the outside. */
export function actsOf({ order, engine, jobs }: Scene, { script, sisters }: Play): readonly Act[] {
  const isLeft = ({ name, manual, onEnter }: ProcessEvent, side: Side): boolean =>
    !manual && !onEnter && (side === 'merchant' ? sisters.size > 0 : !script.byForce && sisters.has(`${side} ${name}`))
  const fired = order.items.flatMap((item) =>
    sides.flatMap((side) => {
      const machine = machineOn(item, side)
      const possible = machine ? eventsOf(machine, { item, engine }) : []
      return possible.flatMap(({ event, ...by }) => (isLeft(event, side) ? [] : { side, event: event.name, ...by }))
    }),
  )
  const events = fired.map(({ actor, event, side }): Act => {
    return { engine: withContext(engine, { actor }), decide: (by) => trigger(order, { side, event }, by) }
  })
  const answers = jobs.flatMap((job) =>
    [true, false].map((value): Act => ({ engine, decide: (by) => completeStep(order, { job, value }, by) })),
  )
  return [...events, ...answers, ...dueOf({ order, engine })]
}

function eventsOf(machine: Machine, { item, engine }: { item: OrderItem; engine: Engine }) {
  const { state, edges } = placeAt(machine, engine)
  const { dialect } = compiledOf(machine.process, engine).process
  return [...edges.values()].flatMap(({ event }) => {
    const [by = 'system'] = event ? firedFrom(state, event, dialect) : []
    return event ? [{ event, actor: actorOf(by, item) }] : []
  })
}

function actorOf(by: FiredBy, { merchant }: OrderItem): Actor {
  return by === 'merchant' ? { ...system, kind: by, merchant } : { ...system, kind: by }
}

function dueOf({ order, engine }: Pick<Scene, 'order' | 'engine'>): readonly Act[] {
  const [due] = order.items
    .flatMap((item) => machinesOf(item).flatMap(({ timers }) => timers.map(({ dueAt }) => dueAt)))
    .toSorted()
  if (due === undefined) return []
  return [{ engine: withContext(engine, { actor: system, now: new Date(due) }), decide: (by) => fireDue(order, by) }]
}

function withContext({ context, registry }: Engine, over: Partial<Context>): Engine {
  return { registry, context: { ...context, ...over } }
}

export const machinesOf = (item: OrderItem): Machine[] => sides.flatMap((side) => machineOn(item, side) ?? [])
