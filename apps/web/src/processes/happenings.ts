import { firedFrom } from '@souk/process/may-fire'
import type { FiredBy, Process, ProcessEvent, State } from '@souk/process/model'

/** One thing that can happen in a state: by an event, or without one. */
export type Happening = {
  readonly event: ProcessEvent | undefined
  /** Nobody for what needs no event. */
  readonly by: readonly FiredBy[]
  /** In the order tried; `condition` absent: otherwise, or always. */
  readonly targets: readonly { readonly state: string; readonly condition?: string | undefined }[]
}

/** What can happen in each state, in file order. */
export function happeningsOf(process: Process): ReadonlyMap<string, readonly Happening[]> {
  const events = new Map(process.events.map((event) => [event.name, event]))
  const leaving = Map.groupBy(process.transitions, ({ source }) => source)
  const of = (state: State): readonly Happening[] =>
    [...Map.groupBy(leaving.get(state.name) ?? [], ({ event }) => event)].map(([name, transitions]) => {
      const event = name === undefined ? undefined : events.get(name)
      return {
        event,
        by: event ? firedFrom(state, event, process.dialect) : [],
        targets: transitions.map(({ target, condition }) => ({ state: target, condition })),
      }
    })
  return new Map(process.states.map((state) => [state.name, of(state)]))
}
