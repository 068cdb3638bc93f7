import { placeOf } from './compile.ts'
import type { Compiled } from './compile.ts'
import { addInterval } from './interval.ts'
import type { ProcessEvent } from './model.ts'
import { parseInterval } from './parse-interval.ts'
import { neededConditions, step } from './step.ts'
import type { Answered } from './step.ts'

/** What the outside does next: fires an event, lets milliseconds pass, or makes a condition true or false. */
export type Act =
  | { readonly event: string }
  | { readonly advance: number }
  | { readonly fact: string; readonly value: boolean }

/** Where the invented item stands. */
export interface Situation {
  readonly state: string
  readonly at: Date
  /** What will fire by time, and when. */
  readonly timers: ReadonlyMap<string, Date>
  /** How many acts were done so far. */
  readonly acted: number
}

/** Decides the next act from where things stand; `undefined` ends the simulation. */
export type Policy = (now: Situation) => Act | undefined

export type Cause = 'act' | 'onEnter' | 'timeout' | 'event-less'

export type Happening =
  | {
      readonly kind: 'moved'
      readonly from: string
      readonly to: string
      readonly event: string | null
      readonly cause: Cause
    }
  | {
      readonly kind: 'stayed'
      readonly state: string
      readonly event: string
      readonly cause: Cause
      readonly reason: string
      readonly conditions: readonly Answered[]
    }
  | { readonly kind: 'command'; readonly command: string; readonly event: string; readonly state: string }
  | { readonly kind: 'timer-set'; readonly event: string; readonly due: Date }
  | { readonly kind: 'timer-cleared' | 'timer-fired'; readonly event: string }
  | { readonly kind: 'fact'; readonly condition: string; readonly value: boolean }

export type Entry = Happening & { readonly at: Date }

/** Nothing leads out of the state · the policy had no further act · an event kept coming round · 10,000 acts or entries. */
export type Stop = 'finished' | 'waiting' | 'repeated' | 'too-long'

export interface Timeline extends Situation {
  readonly entries: readonly Entry[]
  readonly stopped: Stop
}

export interface Scenario {
  readonly next: Policy
  /** Conditions no act has set; absent: false. */
  readonly fact?: (condition: string, now: Situation) => boolean
  /**
   * When a time-out processor fires, null: never. Absent or `undefined`: the event's interval counts, and without one no timer
   * is set.
   */
  readonly due?: (processor: string, event: ProcessEvent, now: Situation) => Date | null | undefined
  /** Default: the epoch. */
  readonly start?: Date
  /** Default: the process's initial state. */
  readonly state?: string
  readonly timeZone?: string
}

/** The acts in order, then nothing. */
export const script =
  (acts: readonly Act[]): Policy =>
  ({ acted }) =>
    acts[acted]

/**
 * Runs an invented item through the process on a clock of its own, by the engine's rules: onEnter and event-less
 * transitions at once, time-outs as time is let pass, one whose condition is false set again after its interval (at least
 * a minute). A command is listed where it would run; a step that moves nothing is undone whole, so its command is not.
 */
export function simulate(compiled: Compiled, scenario: Scenario): Timeline {
  const run: Run = {
    compiled,
    scenario,
    state: scenario.state ?? compiled.process.initial,
    at: scenario.start ?? new Date(0),
    acted: 0,
    timers: new Map(),
    facts: new Map(),
    fired: new Map(),
    entries: [],
    stopped: undefined,
  }
  setTimers(run)
  settle(run, true)
  while (!run.stopped) act(run)
  return { ...situation(run), entries: run.entries, stopped: run.stopped }
}

/** The simulation while it goes on; never leaves this file. */
interface Run {
  readonly compiled: Compiled
  readonly scenario: Scenario
  state: string
  at: Date
  acted: number
  readonly timers: Map<string, Date>
  readonly facts: Map<string, boolean>
  /** How often an event was tried in a state since the last act or timer. */
  readonly fired: Map<string, number>
  readonly entries: Entry[]
  stopped: Stop | undefined
}

const mostRepeats = 9
const longest = 10_000
const shortestRetry = 60_000

const situation = ({ state, at, timers, acted }: Run): Situation => ({ state, at, timers: new Map(timers), acted })

function act(run: Run): void {
  if (placeOf(run.compiled, run.state).terminal) return stop(run, 'finished')
  if (run.acted >= longest) return stop(run, 'too-long')
  const next = run.scenario.next(situation(run))
  if (!next) return stop(run, 'waiting')
  run.acted += 1
  run.fired.clear()
  if ('event' in next) return settle(run, fire(run, next.event, 'act'))
  if ('advance' in next) return pass(run, next.advance)
  run.facts.set(next.fact, next.value)
  note(run, { kind: 'fact', condition: next.fact, value: next.value })
  settle(run, false)
}

/** Everything that goes by itself: the onEnter event of a state just entered, then event-less transitions, and again. */
function settle(run: Run, entered: boolean): void {
  do entered = (entered && fireOnEnter(run)) || fire(run, null, 'event-less')
  while (entered)
}

function fireOnEnter(run: Run): boolean {
  const event = placeOf(run.compiled, run.state).onEnter
  return event !== undefined && fire(run, event.name, 'onEnter')
}

/** Tries one step; true when another state was entered. */
function fire(run: Run, event: string | null, cause: Cause): boolean {
  const { compiled, state } = run
  if (run.stopped || repeated(run, event)) return false
  const facts = Object.fromEntries(
    neededConditions(compiled, state, event).map((condition) => [condition, factNow(run, condition)]),
  )
  const stepped = step(compiled, { state, event }, facts)
  if (stepped.kind === 'moved') return move(run, stepped.to, { event, cause })
  if (event !== null)
    note(run, { kind: 'stayed', state, event, cause, reason: stepped.reason, conditions: stepped.conditions })
  return false
}

function repeated(run: Run, event: string | null): boolean {
  const key = JSON.stringify([run.state, event])
  const times = (run.fired.get(key) ?? 0) + 1
  run.fired.set(key, times)
  if (times > mostRepeats) stop(run, 'repeated')
  return times > mostRepeats
}

const factNow = (run: Run, condition: string): boolean =>
  run.facts.get(condition) ?? run.scenario.fact?.(condition, situation(run)) ?? false

function move(
  run: Run,
  to: string,
  { event, cause }: { readonly event: string | null; readonly cause: Cause },
): boolean {
  const from = run.state
  const command = event === null ? undefined : run.compiled.events.get(event)?.command
  if (event !== null && command !== undefined) note(run, { kind: 'command', command, event, state: from })
  if (from === to && command === undefined) return false
  note(run, { kind: 'moved', from, to, event, cause })
  if (from === to) return false
  clearTimers(run)
  run.state = to
  setTimers(run)
  return true
}

function clearTimers(run: Run): void {
  run.timers.forEach((_, event) => note(run, { kind: 'timer-cleared', event }))
  run.timers.clear()
}

const setTimers = (run: Run): void =>
  placeOf(run.compiled, run.state).timeouts.forEach((event) => setTimer(run, event, 0))

/** Sets the timer of an event, no earlier than so many milliseconds from now. */
function setTimer(run: Run, event: ProcessEvent, atLeast: number): void {
  const planned = dueOf(run, event)
  if (!planned) return
  const due = new Date(Math.max(planned.getTime(), run.at.getTime() + atLeast))
  run.timers.set(event.name, due)
  note(run, { kind: 'timer-set', event: event.name, due })
}

function dueOf(run: Run, event: ProcessEvent): Date | undefined {
  const { scenario, at } = run
  const processed =
    event.timeoutProcessor === undefined ? undefined : scenario.due?.(event.timeoutProcessor, event, situation(run))
  if (processed === null) return undefined
  const interval = event.timeout === undefined ? undefined : parseInterval(event.timeout)
  return (
    processed ??
    (interval && addInterval(at, interval, scenario.timeZone === undefined ? {} : { timeZone: scenario.timeZone }))
  )
}

function pass(run: Run, milliseconds: number): void {
  const until = new Date(run.at.getTime() + Math.max(0, milliseconds))
  for (let next = firstDue(run, until); next && !run.stopped; next = firstDue(run, until)) expire(run, ...next)
  if (!run.stopped) run.at = until
}

const firstDue = ({ timers }: Run, until: Date): readonly [string, Date] | undefined =>
  [...timers].filter(([, due]) => due <= until).toSorted(([, a], [, b]) => a.getTime() - b.getTime())[0]

function expire(run: Run, name: string, due: Date): void {
  run.at = due
  run.timers.delete(name)
  run.fired.clear()
  note(run, { kind: 'timer-fired', event: name })
  const entered = fire(run, name, 'timeout')
  const event = run.compiled.events.get(name)
  if (!entered && event) setTimer(run, event, shortestRetry)
  settle(run, entered)
}

function note(run: Run, happening: Happening): void {
  run.entries.push({ at: run.at, ...happening })
  if (run.entries.length >= longest) stop(run, 'too-long')
}

function stop(run: Run, why: Stop): void {
  run.stopped ??= why
}
