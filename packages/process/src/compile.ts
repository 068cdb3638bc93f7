import type { AnyMachineSnapshot } from 'xstate'
import { machineOf, snapshotIn } from './compile-machine.ts'
import type { ProcessMachine } from './compile-machine.ts'
import type { Process, ProcessEvent, State, Transition } from './model.ts'

/** What leaves one state by one event (or by none), in the order the engine tries it. */
export interface Edge {
  readonly source: string
  /** `null`: event-less, taken as soon as its condition holds. */
  readonly event: ProcessEvent | null
  readonly transitions: readonly Transition[]
  /** The conditions a step along this edge may read: those before the first unconditional transition, each once. */
  readonly conditions: readonly string[]
}

/** A state with everything that may happen in it. */
export interface Place {
  readonly state: State
  /** By event name, in file order; the event-less edge is not among them. */
  readonly edges: ReadonlyMap<string, Edge>
  readonly eventless: Edge | undefined
  /** The one event that fires on entering: the first of the state's that is onEnter, as in the reference. */
  readonly onEnter: ProcessEvent | undefined
  /** Events that fire by time here, each once. */
  readonly timeouts: readonly ProcessEvent[]
  /** Nothing leads out of it; a transition to itself does not. */
  readonly terminal: boolean
  /** Where the machine stands when an item stands here. */
  readonly snapshot: AnyMachineSnapshot
}

/** A process ready to step: its XState machine and the indexes that make every look-up constant. */
export interface Compiled {
  readonly process: Process
  readonly machine: ProcessMachine
  readonly places: ReadonlyMap<string, Place>
  readonly events: ReadonlyMap<string, ProcessEvent>
}

/** Compiles a checked process; the same object compiles once. Throws when it names a state or event that it does not have. */
export function compile(process: Process): Compiled {
  const known = cache.get(process)
  if (known) return known
  const compiled = build(process)
  cache.set(process, compiled)
  return compiled
}

/** The place of a state. Throws for a state the process does not have: data of another version, never a user's mistake. */
export function placeOf(compiled: Compiled, state: string): Place {
  const place = compiled.places.get(state)
  if (!place) throw new Error(`unknown state "${state}" in process "${compiled.process.name}"`)
  return place
}

/** What leaves the state by the event (`null`: by none), if anything does. */
export function edgeOf(compiled: Compiled, state: string, event: string | null): Edge | undefined {
  const place = placeOf(compiled, state)
  return event === null ? place.eventless : place.edges.get(event)
}

const cache = new WeakMap<Process, Compiled>()

function build(process: Process): Compiled {
  const events = new Map(process.events.map((event) => [event.name, event]))
  const states = new Map(process.states.map((state) => [state.name, state]))
  if (!states.has(process.initial))
    throw new Error(`the initial state "${process.initial}" is not in "${process.name}"`)
  process.transitions.forEach((transition) => check(transition, { process, events, states }))
  const machine = machineOf(process)
  const leaving = Map.groupBy(process.transitions, (transition) => transition.source)
  const places = [...states.values()].map((state) =>
    placed(state, { events, leaving: leaving.get(state.name) ?? [], snapshot: snapshotIn(machine, state.name) }),
  )
  return { process, machine, events, places: new Map(places.map((place) => [place.state.name, place])) }
}

interface Surroundings {
  readonly events: ReadonlyMap<string, ProcessEvent>
  readonly leaving: readonly Transition[]
  readonly snapshot: AnyMachineSnapshot
}

function placed(state: State, { events, leaving, snapshot }: Surroundings): Place {
  const byEvent = Map.groupBy(leaving, (transition) => transition.event ?? null)
  const edges = [...byEvent].map(([name, transitions]) =>
    edge(state.name, name === null ? null : (events.get(name) ?? null), transitions),
  )
  const named = edges.flatMap(({ event }) => event ?? [])
  return {
    state,
    edges: new Map(edges.flatMap((each) => (each.event ? [[each.event.name, each] as const] : []))),
    eventless: edges.find(({ event }) => event === null),
    onEnter: named.find((event) => event.onEnter),
    timeouts: named.filter((event) => event.timeout !== undefined || event.timeoutProcessor !== undefined),
    terminal: leaving.every(({ target }) => target === state.name),
    snapshot,
  }
}

const edge = (source: string, event: ProcessEvent | null, transitions: readonly Transition[]): Edge => ({
  source,
  event,
  transitions,
  conditions: needed(transitions),
})

function needed(transitions: readonly Transition[]): readonly string[] {
  const otherwise = transitions.findIndex(({ condition }) => condition === undefined)
  const tried = otherwise < 0 ? transitions : transitions.slice(0, otherwise)
  return [...new Set(tried.flatMap(({ condition }) => condition ?? []))]
}

interface Names {
  readonly process: Process
  readonly events: ReadonlyMap<string, ProcessEvent>
  readonly states: ReadonlyMap<string, State>
}

function check({ source, target, event }: Transition, { process, events, states }: Names): void {
  const missing = [source, target].find((name) => !states.has(name))
  if (missing !== undefined) throw new Error(`a transition of "${process.name}" names the unknown state "${missing}"`)
  if (event !== undefined && !events.has(event))
    throw new Error(`a transition of "${process.name}" names the unknown event "${event}"`)
}
