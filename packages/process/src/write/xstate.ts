import { keyOf } from '../compile-machine.ts'
import type { Process, ProcessEvent, State, Transition } from '../model.ts'
import { parseInterval } from '../parse-interval.ts'

/** Each is left out where it would say nothing. */
type Meta = Readonly<Record<string, unknown>>

interface TransitionConfig {
  readonly target: string
  readonly guard?: string | undefined
  readonly actions?: readonly string[] | undefined
  readonly meta?: Meta | undefined
}

interface Ordered {
  readonly transition: Transition
  readonly order: number
}

/** What the parts of a machine are written with. */
interface Writing {
  readonly main: string
  readonly events: ReadonlyMap<string, ProcessEvent>
}

/** Undefined where nothing in it is said. */
function said(meta: Meta): Meta | undefined {
  return Object.values(meta).some((value) => value !== undefined) ? meta : undefined
}

const yes = (value: boolean): true | undefined => (value ? true : undefined)

/** The sub-process, where it is one. */
const within = (process: string, main: string): string | undefined => (process === main ? undefined : process)

/** `after` can say it: the event is used, and its length of time is one. */
const isDelay = (timeout: string | undefined): timeout is string =>
  timeout !== undefined && parseInterval(timeout) !== undefined

function arrow({ transition, order }: Ordered, { main, events }: Writing): TransitionConfig {
  const { target, condition, event, happy, process } = transition
  const command = events.get(event ?? '')?.command
  return {
    target: keyOf(target),
    guard: condition,
    actions: command === undefined ? undefined : [command],
    meta: { order, happy: yes(happy), process: within(process, main) },
  }
}

/** The same arrows once more, for the eye: `on` is what counts. */
const delayed = ({ transition: { target, condition, event } }: Ordered): TransitionConfig => ({
  target: keyOf(target),
  guard: condition,
  meta: { event },
})

function grouped<T>(groups: ReadonlyMap<string, readonly T[]>): Readonly<Record<string, readonly T[]>> | undefined {
  return groups.size > 0 ? Object.fromEntries(groups) : undefined
}

function node(state: State, leaving: readonly Ordered[], writing: Writing) {
  const { display, reserved, flags, sla, phase, process } = state
  const named = leaving.filter(({ transition }) => transition.event !== undefined)
  const eventless = leaving.filter(({ transition }) => transition.event === undefined)
  const byEvent = Map.groupBy(named, ({ transition }) => keyOf(transition.event ?? ''))
  const timeoutOf = ({ transition }: Ordered) => writing.events.get(transition.event ?? '')?.timeout ?? ''
  const timed = Map.groupBy(
    named.filter((each) => isDelay(timeoutOf(each))),
    timeoutOf,
  )
  return {
    type: leaving.length === 0 ? 'final' : undefined,
    tags: flags.length > 0 ? flags : undefined,
    on: grouped(new Map([...byEvent].map(([key, edge]) => [key, edge.map((each) => arrow(each, writing))]))),
    after: grouped(new Map([...timed].map(([delay, edge]) => [delay, edge.map(delayed)]))),
    always: eventless.length > 0 ? eventless.map((each) => arrow(each, writing)) : undefined,
    meta: said({ display, reserved: yes(reserved), sla, phase, process: within(process, writing.main) }),
  }
}

/** What the arrows do not say of an event; of one without arrows, all of it. */
function traits(event: ProcessEvent, used: boolean, main: string): Meta {
  const { onEnter, manual, timeout, timeoutProcessor, command, by, grace, form, process } = event
  return {
    onEnter: yes(onEnter),
    manual: yes(manual),
    timeout: used && isDelay(timeout) ? undefined : timeout,
    timeoutProcessor,
    command: used ? undefined : command,
    by,
    grace,
    form,
    process: within(process, main),
  }
}

/**
 * The process as the JSON configuration of an XState 5 machine, as Stately's editor takes it: events and guards by name,
 * commands as named actions, time-outs as named delays, flags as tags. What XState has no word for stands in `meta`, so that
 * it reads back as the same process but for positions.
 */
export function writeXstate(process: Process): string {
  const { name, dialect, acceptance, initial, subprocesses, states, transitions, events } = process
  const writing: Writing = { main: name, events: new Map(events.map((event) => [event.name, event])) }
  const ordered = transitions.map((transition, order): Ordered => ({ transition, order }))
  const leaving = Map.groupBy(ordered, ({ transition }) => transition.source)
  const used = new Set(transitions.map(({ event }) => event))
  const listed = subprocesses[0] === name ? subprocesses.slice(1) : subprocesses
  const machine = {
    id: keyOf(name),
    initial: keyOf(initial),
    meta: {
      dialect,
      acceptance,
      subprocesses: listed.length > 0 ? listed : undefined,
      events: Object.fromEntries(events.map((event) => [keyOf(event.name), traits(event, used.has(event.name), name)])),
    },
    states: Object.fromEntries(
      states.map((state) => [keyOf(state.name), node(state, leaving.get(state.name) ?? [], writing)]),
    ),
  }
  return `${JSON.stringify(machine, undefined, 2)}\n`
}
