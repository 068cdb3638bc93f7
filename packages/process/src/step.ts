import { transition as next } from 'xstate'
import { eventless, isTaken, keyOf } from './compile-machine.ts'
import type { FactEvent } from './compile-machine.ts'
import { edgeOf, placeOf } from './compile.ts'
import type { Compiled, Edge } from './compile.ts'
import { factOf } from './facts.ts'
import type { Facts } from './facts.ts'
import type { Transition } from './model.ts'

/** What is tried, and where: an event's name, or `null` for the state's event-less transitions. */
export interface Attempt {
  readonly state: string
  readonly event: string | null
}

/** A condition and what it was in this step. */
export interface Answered {
  readonly name: string
  readonly value: boolean
}

/**
 * What a step comes to. A transition from a state to itself is a move with `from` equal to `to`: its command ran, but
 * nothing is entered anew (no onEnter, no timers); without a command it did nothing at all.
 */
export type Stepped =
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly transition: Transition }
  | {
      readonly kind: 'stayed'
      readonly reason: 'no-such-event' | 'no-eligible-transition'
      readonly conditions: readonly Answered[]
    }

/** The conditions `step` will ask for, each once: to be computed into facts after the event's command ran. */
export const neededConditions = (compiled: Compiled, state: string, event: string | null): readonly string[] =>
  edgeOf(compiled, state, event)?.conditions ?? []

/**
 * One step, pure: along the first transition of the event whose condition holds; one without a condition always holds.
 * Throws when the process has no such state, or when a fact of `neededConditions` is missing.
 */
export function step(compiled: Compiled, { state, event }: Attempt, facts: Facts): Stepped {
  const edge = edgeOf(compiled, state, event)
  return edge ? answer(compiled, edge, facts) : noSuchEvent
}

const noSuchEvent: Stepped = { kind: 'stayed', reason: 'no-such-event', conditions: [] }

/** Above this many conditions an edge's answers are not kept: there could be 2ⁿ of them. */
const keptUpTo = 8

const answers = new WeakMap<Edge, Map<string, Stepped>>()

/** The machine takes 10 to 20 µs a step; an edge has few distinct answers, and bulk steps share them. */
function answer(compiled: Compiled, edge: Edge, facts: Facts): Stepped {
  const values = edge.conditions.map((condition) => factOf(facts, condition))
  if (values.length > keptUpTo) return ask(compiled, edge, facts)
  const known = answers.get(edge) ?? new Map<string, Stepped>()
  answers.set(edge, known)
  const key = values.join()
  const stepped = known.get(key) ?? ask(compiled, edge, facts)
  known.set(key, stepped)
  return stepped
}

/** Asks the machine. */
function ask(compiled: Compiled, { source, event, conditions }: Edge, facts: Facts): Stepped {
  const sent: FactEvent = { type: event === null ? eventless : keyOf(event.name), facts }
  const [, actions] = next(compiled.machine, placeOf(compiled, source).snapshot, sent)
  const taken = actions.map(({ params }): unknown => params).find(isTaken)
  const transition = compiled.process.transitions[taken?.transition ?? -1]
  if (transition) return { kind: 'moved', from: source, to: transition.target, transition }
  return {
    kind: 'stayed',
    reason: 'no-eligible-transition',
    conditions: conditions.map((name) => ({ name, value: factOf(facts, name) })),
  }
}
