import type { Process, ProcessEvent, State, Transition } from './model.ts'

/** A process with the look-ups that all who follow its transitions share. */
export interface Graph {
  readonly process: Process
  readonly states: ReadonlyMap<string, State>
  readonly events: ReadonlyMap<string, ProcessEvent>
  /** Transitions that leave a state, in the order the engine tries them. */
  exits(state: string): readonly Transition[]
  /** Transitions that enter a state. */
  entries(state: string): readonly Transition[]
  /** The events that leave a state, each once. */
  exitEvents(state: string): readonly ProcessEvent[]
}

export function graphOf(process: Process): Graph {
  const events = new Map(process.events.map((event) => [event.name, event]))
  const bySource = Map.groupBy(process.transitions, ({ source }) => source)
  const byTarget = Map.groupBy(process.transitions, ({ target }) => target)
  const exits = (state: string) => bySource.get(state) ?? []
  return {
    process,
    events,
    states: new Map(process.states.map((state) => [state.name, state])),
    exits,
    entries: (state) => byTarget.get(state) ?? [],
    exitEvents: (state) =>
      [...new Set(exits(state).flatMap(({ event }) => event ?? []))].flatMap((name) => events.get(name) ?? []),
  }
}

/** Everything that can be reached from the starts, themselves included. */
export function reachable(starts: Iterable<string>, next: (state: string) => Iterable<string>): Set<string> {
  const seen = new Set(starts)
  for (const state of seen) for (const following of next(state)) seen.add(following)
  return seen
}
