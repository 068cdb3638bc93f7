import type { Dialect, Process, ProcessEvent, State, Transition } from '../model.ts'
import type { Assembly, DeclaredProcess } from './declared.ts'
import { inEngineOrder } from './order.ts'

/** The state of a new item, where the process has it. */
export const INITIAL: Readonly<Record<Dialect, string>> = { oms: 'new', 'state-machine': 'created' }

/** The name under which the reference finds a process in this file. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(xml|json)$/i, '')
}

/** A process without a name goes by that of its file. */
export function nameOf({ name, at }: DeclaredProcess): string {
  return name ?? fileName(at.file)
}

/** Only stands for a file that is included. */
function isStub({ file, states, transitions, events }: DeclaredProcess): boolean {
  return file !== undefined && states.length + transitions.length + events.length === 0
}

function statesOf(process: DeclaredProcess): State[] {
  return process.states.map((state) => ({ ...state, process: nameOf(process) }))
}

function eventsOf(process: DeclaredProcess): ProcessEvent[] {
  return process.events.map((event) => ({ ...event, process: nameOf(process) }))
}

function transitionsOf(process: DeclaredProcess): Transition[] {
  return process.transitions.map((transition) => ({ ...transition, process: nameOf(process) }))
}

function byName<T extends { readonly name: string }>(named: readonly T[]): Map<string, T> {
  return new Map(named.map((each) => [each.name, each]))
}

function firstOfEachName(states: readonly State[]): State[] {
  const first = byName(states.toReversed())
  return states.filter((state) => first.get(state.name) === state)
}

/**
 * One process of all that was declared, every transition alive and in the order of the document. Of states with one name
 * the first counts (the main process's before any other), of events the last. This differs from the reference on purpose:
 * there equal state names make two objects, and the transitions of one of them are dead.
 */
export function merge({ dialect, main, processes }: Assembly): Process {
  const ordered = [main, ...processes.filter((process) => process !== main)]
  const states = firstOfEachName(ordered.flatMap(statesOf))
  const events = new Map(processes.map((process) => [process, eventsOf(process)]))
  const last = byName([...events.values()].flat())
  return {
    name: nameOf(main),
    dialect,
    ...(main.acceptance !== undefined && { acceptance: main.acceptance }),
    initial: (states.find(({ name }) => name === INITIAL[dialect]) ?? states[0])?.name ?? '',
    subprocesses: [...new Set(processes.filter((process) => process === main || !isStub(process)).map(nameOf))],
    states,
    transitions: inEngineOrder(processes.flatMap(transitionsOf), dialect),
    events: ordered.flatMap((process) => events.get(process) ?? []).filter((event) => last.get(event.name) === event),
  }
}
