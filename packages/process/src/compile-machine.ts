import { setup } from 'xstate'
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import type { Facts } from './facts.ts'
import { addInterval } from './interval.ts'
import type { Process, ProcessEvent, State, Transition } from './model.ts'
import { parseInterval } from './parse-interval.ts'

export type ProcessMachine = AnyStateMachine

/** What the machine is sent: an encoded event name and the facts its guards read. */
export interface FactEvent {
  readonly type: string
  readonly facts: Facts
}

/** What the one action, `take`, says: the transition taken, as an index into the process's transitions. */
export interface Taken {
  readonly transition: number
}

export const isTaken = (params: unknown): params is Taken =>
  typeof params === 'object' && params !== null && 'transition' in params

/** The event type of event-less transitions. XState's own `always` would run them unasked, inside another step. */
export const eventless = '(event-less)'

/**
 * A name as an XState key. XState gives meaning to `.`, `#`, `*` and to a few names, so ASCII punctuation other than
 * blank, `-`, `_` and `/` is percent-encoded: readable, one to one, undone by `nameOfKey`. So is a leading `_`, and the first
 * digit of a whole number, which JavaScript would put before every other key.
 */
export const keyOf = (name: string): string =>
  name.replace(/^_|^\d(?=\d*$)|[!-,.:-@[-^`{-~\p{Cc}]/gu, (character) => `%${hex(character)}`)

/** The name a key stands for; a key that `keyOf` would not write is its own name. */
export function nameOfKey(key: string): string {
  const name = key.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return keyOf(name) === key ? name : key
}

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')

/**
 * The process as an XState machine: a state each, its flags (and `reserved`) as tags, events, guards by condition name,
 * time-outs as named delays. The configuration is plain JSON.
 */
export function machineOf(process: Process): ProcessMachine {
  const leaving = Map.groupBy(process.transitions.map(numbered), ({ transition }) => transition.source)
  const timed = process.events.filter(({ timeout }) => timeout !== undefined && parseInterval(timeout) !== undefined)
  const timers = new Map(timed.map((event) => [event.name, event]))
  return setup({
    types: { events: {} as FactEvent },
    guards: Object.fromEntries(
      process.transitions.flatMap(({ condition }) => (condition === undefined ? [] : [[condition, guard(condition)]])),
    ),
    delays: Object.fromEntries(timed.map((event) => [event.timeout ?? '', milliseconds(event)])),
    actions: { take: () => {} },
  }).createMachine({
    id: keyOf(process.name),
    initial: keyOf(process.initial),
    states: Object.fromEntries(
      process.states.map((state) => [keyOf(state.name), node(state, leaving.get(state.name) ?? [], timers)]),
    ),
  })
}

/** The machine's snapshot in one state. */
export const snapshotIn = (machine: ProcessMachine, state: string): AnyMachineSnapshot =>
  machine.resolveState({ value: keyOf(state), context: {} })

interface Numbered {
  readonly transition: Transition
  readonly index: number
}

const numbered = (transition: Transition, index: number): Numbered => ({ transition, index })

const guard =
  (condition: string) =>
  ({ event }: { readonly event: FactEvent }): boolean =>
    Object.hasOwn(event.facts ?? {}, condition) && event.facts[condition] === true

/** Months and years differ: the machine's delay is the interval's length from the epoch; the engine counts from now. */
function milliseconds({ timeout = '' }: ProcessEvent): number {
  const interval = parseInterval(timeout)
  return interval === undefined ? 0 : addInterval(new Date(0), interval).getTime()
}

function node(state: State, leaving: readonly Numbered[], timers: ReadonlyMap<string, ProcessEvent>) {
  const byEvent = Map.groupBy(leaving, ({ transition }) => transition.event)
  const byDelay = Map.groupBy(leaving, ({ transition }) => timers.get(transition.event ?? '')?.timeout)
  byDelay.delete(undefined)
  return {
    tags: state.reserved ? [...state.flags, 'reserved'] : [...state.flags],
    on: Object.fromEntries(
      [...byEvent].map(([event, edge]) => [event === undefined ? eventless : keyOf(event), edge.map(arrow)]),
    ),
    after: Object.fromEntries([...byDelay].map(([delay, edge]) => [delay, edge.map(arrow)])),
    ...(leaving.length === 0 ? { type: 'final' as const } : {}),
  }
}

const arrow = ({ transition, index }: Numbered) => ({
  target: keyOf(transition.target),
  actions: { type: 'take' as const, params: { transition: index } satisfies Taken },
  ...(transition.condition === undefined ? {} : { guard: transition.condition }),
})
