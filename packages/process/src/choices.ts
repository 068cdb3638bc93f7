import { placeOf } from './compile.ts'
import type { Compiled, Edge, Place } from './compile.ts'
import { firedFrom, isAmong } from './may-fire.ts'
import type { Dialect, FiredBy, ProcessEvent, State } from './model.ts'

/** One thing that may happen in a state, and what it would take. */
export interface Choice extends Pick<
  ProcessEvent,
  'manual' | 'onEnter' | 'timeout' | 'timeoutProcessor' | 'command' | 'form' | 'grace'
> {
  readonly event: string
  /** Who may fire it from this state (`firedFrom`). */
  readonly by: readonly FiredBy[]
  /** The conditions its step reads. */
  readonly conditions: readonly string[]
  /** Where it may lead, in the order tried, each once. */
  readonly targets: readonly string[]
}

/** Every event that leaves the state, in file order. Event-less transitions are nobody's choice. */
export function choices(compiled: Compiled, state: string): readonly Choice[] {
  const place = placeOf(compiled, state)
  const known = cache.get(place) ?? listed(place, compiled.process.dialect)
  cache.set(place, known)
  return known
}

/** A choice shown as a button: a manual event, or an onEnter one that did not move its item and can be tried again. */
export const isButton = ({ manual, onEnter }: Choice): boolean => manual || onEnter

/** Whether this kind of actor may make the choice: the question every door asks before a step. */
export const mayChoose = (choice: Choice, actor: FiredBy): boolean => isAmong(choice.by, choice, actor)

const cache = new WeakMap<Place, readonly Choice[]>()

const listed = ({ state, edges }: Place, dialect: Dialect): readonly Choice[] =>
  [...edges.values()].flatMap((edge) => (edge.event ? choiceOf(state, { ...edge, event: edge.event }, dialect) : []))

function choiceOf(
  state: State,
  { event, conditions, transitions }: Edge & { readonly event: ProcessEvent },
  dialect: Dialect,
): Choice {
  const { name, process: _process, at: _at, ...traits } = event
  return {
    ...traits,
    event: name,
    by: firedFrom(state, event, dialect),
    conditions,
    targets: [...new Set(transitions.map(({ target }) => target))],
  }
}
