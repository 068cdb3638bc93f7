import type { Compiled, Edge } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Transition } from './model.ts'
import type { Attempt } from './step.ts'

/** One step of a path: tried with exactly these facts, it takes this transition. */
export interface Leg extends Attempt {
  readonly facts: Facts
  readonly transition: Transition
}

export interface Path {
  /** The transition this path is for; the last of `legs` takes it. */
  readonly transition: Transition
  /** A shortest way from the initial state. */
  readonly legs: readonly Leg[]
  /** A shortest way on to a terminal state; absent when there is none. */
  readonly onward?: readonly Leg[]
}

export interface Walked {
  /** One for every transition that can ever be taken. */
  readonly paths: readonly Path[]
  /** Transitions nothing can take: their source is never reached, or an earlier one of their event always wins. */
  readonly unreachable: readonly Transition[]
  readonly unreachableStates: readonly string[]
  /** Reached states that nothing leads out of. */
  readonly terminals: readonly string[]
  /** Reached states from which no terminal state can be reached. */
  readonly stuck: readonly string[]
}

/** Walks the whole graph of a process, every condition free to be true or false at every step. */
export function walk({ process, places }: Compiled): Walked {
  const legs = [...places.values()].flatMap(({ edges, eventless }) =>
    [...edges.values(), ...(eventless ? [eventless] : [])].flatMap(legsOf),
  )
  const reached = outward(process.initial, legs)
  const alive = legs.filter(({ state }) => reached.has(state))
  const terminals = [...reached.keys()].filter((state) => places.get(state)?.terminal)
  const homeward = inward(terminals, alive)
  const taken = new Set(alive.map(({ transition }) => transition))
  return {
    paths: alive.map((leg) => path(leg, reached.get(leg.state) ?? [], homeward.get(leg.transition.target))),
    unreachable: process.transitions.filter((transition) => !taken.has(transition)),
    unreachableStates: [...places.keys()].filter((state) => !reached.has(state)),
    terminals,
    stuck: [...reached.keys()].filter((state) => !homeward.has(state)),
  }
}

const path = (leg: Leg, before: readonly Leg[], onward: readonly Leg[] | undefined): Path => ({
  transition: leg.transition,
  legs: [...before, leg],
  ...(onward ? { onward } : {}),
})

/** The legs of an edge: for each transition that can win, the facts that make it the first eligible one. */
const legsOf = ({ source, event, transitions, conditions }: Edge): readonly Leg[] =>
  transitions
    .filter((transition, index) => canWin(transition, transitions.slice(0, index)))
    .map((transition) => ({
      state: source,
      event: event?.name ?? null,
      facts: Object.fromEntries(conditions.map((condition) => [condition, condition === transition.condition])),
      transition,
    }))

/** An unconditional transition hides all after it, a conditional one those with its condition. */
const canWin = ({ condition }: Transition, earlier: readonly Transition[]): boolean =>
  earlier.every((before) => before.condition !== undefined && before.condition !== condition)

/** Every state reached from the start, with a shortest way there. */
function outward(start: string, legs: readonly Leg[]): ReadonlyMap<string, readonly Leg[]> {
  const leaving = Map.groupBy(legs, ({ state }) => state)
  const ways = new Map<string, readonly Leg[]>([[start, []]])
  for (const [state, way] of ways)
    for (const leg of leaving.get(state) ?? [])
      if (!ways.has(leg.transition.target)) ways.set(leg.transition.target, [...way, leg])
  return ways
}

/** Every state from which one of the ends is reached, with a shortest way there. */
function inward(ends: readonly string[], legs: readonly Leg[]): ReadonlyMap<string, readonly Leg[]> {
  const entering = Map.groupBy(legs, ({ transition }) => transition.target)
  const ways = new Map<string, readonly Leg[]>(ends.map((end) => [end, []]))
  for (const [state, way] of ways)
    for (const leg of entering.get(state) ?? []) if (!ways.has(leg.state)) ways.set(leg.state, [leg, ...way])
  return ways
}
