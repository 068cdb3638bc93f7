import { reachable } from '@souk/process/graph'
import { machineOn, otherSide, placeAt } from '../engine/machine.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Command, Engine } from '../engine/registry.ts'
import { startOrder } from '../engine/run.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Machine, Standing } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { isUnpaired } from '../order/row.ts'
import { actsOf, machinesOf } from './acts.ts'
import type { Act, Play, Scene } from './acts.ts'
import { eachAnswer } from './answers.ts'
import type { Script } from './answers.ts'
import type { Stage } from './stage.ts'

/** What became of orders that everything was done to that can be done, in every order of doing it. */
export interface Rehearsed {
  /** Moves they made, by `wayKey`. */
  readonly ways: ReadonlySet<string>
  /** Where their machines came, or came through, by `stateKey`. */
  readonly states: ReadonlySet<string>
  /** `marketplace / merchant` from which no way leads to where both machines end. */
  readonly deadEnds: readonly string[]
  /** `marketplace / merchant` where the two machines are out of step. */
  readonly unpaired: readonly string[]
  /** False: there were too many different orders to live all their lives. */
  readonly complete: boolean
}

export const stateKey = ({ process, state }: Standing): string => JSON.stringify([process, state])

interface Way extends Pick<Machine, 'process'> {
  readonly from: string
  readonly event: string | null
  readonly to: string
}

export const wayKey = ({ process, from, event, to }: Way): string => JSON.stringify([process, from, event, to])

interface Node {
  readonly scene: Scene
  readonly next: Set<string>
}

/** The demo shops' processes need a few hundred. */
const MOST = 20_000

/**
 * Lives all lives of the orders, as far as they differ in where their machines stand, what they wait for and whether money was
 * taken or given back. What is neither a person's nor a time-out's is the system's, but for events that the sister machine
 * asks for, and all of a merchant's machine that has a sister: fired alone they would leave her behind.
 */
export function rehearse(stages: readonly Stage[], script: Script): Rehearsed {
  let sisters: ReadonlySet<string> = new Set()
  for (;;) {
    const asked = new Set(sisters)
    const rehearsed = lives(
      stages.map((stage) => listening(stage, asked)),
      { script, sisters },
    )
    if (asked.size === sisters.size) return rehearsed
    sisters = asked
  }
}

/** Notes the events that commands ask the other machine to take. */
function listening({ engine, ...stage }: Stage, asked: Set<string>): Stage {
  const commands = [...engine.registry.commands].map(([name, command]): [string, Command] => [
    name,
    {
      ...command,
      run(subject, context) {
        const outcome = command.run(subject, context)
        if (outcome.sister !== undefined) asked.add(`${otherSide(subject.side)} ${outcome.sister}`)
        return outcome
      },
    },
  ])
  return { ...stage, engine: { ...engine, registry: { ...engine.registry, commands: new Map(commands) } } }
}

function lives(stages: readonly Stage[], play: Play): Rehearsed {
  const nodes = new Map<string, Node>()
  const ways = new Set<string>()
  const passed = new Set<string>()
  const waiting: Scene[] = []

  const arrive = ({ order, jobs, events }: Decision, engine: Engine): string => {
    for (const way of waysOf(order, events)) {
      ways.add(wayKey(way))
      passed.add(stateKey({ process: way.process, state: way.from }))
    }
    const scene = { order, engine, jobs }
    const key = keyOf(scene)
    if (nodes.has(key) || nodes.size >= MOST) return key
    nodes.set(key, { scene, next: new Set() })
    waiting.push(scene)
    return key
  }
  const act = ({ engine, decide }: Act): string[] =>
    eachAnswer(engine, play.script, decide)
      .filter(({ events }) => events.length > 0)
      .map((decision) => arrive(decision, engine))

  for (const { engine, order } of stages) {
    act({ engine, decide: (by) => startOrder(order, by) })
    if (play.script.byForce)
      arrive({ order, jobs: [], tasks: [], results: [], events: [{ type: 'order.placed', order }] }, engine)
  }
  for (const scene of waiting) {
    const next = nodes.get(keyOf(scene))?.next
    for (const doing of actsOf(scene, play)) for (const key of act(doing)) next?.add(key)
  }
  return { ...summary(nodes, passed), ways }
}

function summary(nodes: ReadonlyMap<string, Node>, passed: ReadonlySet<string>): Omit<Rehearsed, 'ways'> {
  const scenes = [...nodes.values()].map(({ scene }) => scene)
  const ending = leadingToEnd(nodes)
  return {
    states: new Set([...passed, ...scenes.flatMap(({ order }) => order.items.flatMap(machinesOf).map(stateKey))]),
    deadEnds: statesOf([...nodes].flatMap(([key, { scene }]) => (ending.has(key) ? [] : scene))),
    unpaired: statesOf(scenes.filter(({ order }) => order.items.some(isUnpaired))),
    complete: nodes.size < MOST,
  }
}

/** Each once. */
function statesOf(scenes: readonly Scene[]): readonly string[] {
  const states = scenes.flatMap(({ order }) => order.items.map((item) => machinesOf(item).map(({ state }) => state)))
  return [...new Set(states.map((each) => each.join(' / ')))].toSorted()
}

function leadingToEnd(nodes: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const from = Map.groupBy(
    [...nodes].flatMap(([key, { next }]) => [...next].map((to) => ({ key, to }))),
    ({ to }) => to,
  )
  const ends = [...nodes].flatMap(([key, { scene }]) => (isEnd(scene) ? key : []))
  return reachable(ends, (key) => (from.get(key) ?? []).map((step) => step.key))
}

function isEnd({ order, engine }: Scene): boolean {
  return order.items.every((item) => machinesOf(item).every((machine) => placeAt(machine, engine).terminal))
}

function waysOf(order: Order, events: readonly OrderEvent[]): readonly Way[] {
  const items = new Map(order.items.map((item) => [item.id, item]))
  return events.flatMap((event): Way[] => {
    if (event.type !== 'items.moved') return []
    const { side, from, to, event: fired } = event
    return event.items.flatMap((id): Way[] => {
      const item = items.get(id)
      const process = item && machineOn(item, side)?.process
      return process ? [{ process, from, event: fired, to }] : []
    })
  })
}

/** All that decides what may become of an order: a way is looked for once from each. */
function keyOf({ order, jobs }: Scene): string {
  const items = order.items.map((item) => {
    const machines = machinesOf(item).map(({ process, state, timers, pending }) => {
      return [process, state, timers.map(({ event }) => event), pending?.event]
    })
    const { captured, refunded, canceled, remuneration } = item.amounts
    return [machines, [captured, refunded, canceled, remuneration].map((amount) => amount > 0)]
  })
  const documents = new Set(order.documents.map(({ kind, status }) => `${kind} ${status ?? ''}`))
  return JSON.stringify([items, [...documents].toSorted(), jobs.map(({ kind, name }) => [kind, name])])
}
