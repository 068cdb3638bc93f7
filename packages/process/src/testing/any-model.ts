import fc from 'fast-check'
import type { Dialect, Process, ProcessEvent, State, Transition } from '../model.ts'
import { inEngineOrder } from '../read/order.ts'

const at = { file: 'main.xml', line: 1, column: 1 }

const name = fc
  .array(
    fc.constantFrom('a', 'B', 'é', ' ', '&', '<', '>', '"', "'", '\n', '\t', '\r', ']]>', '漢', '😀', '-', '\u2028'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))
const names = (min: number) => fc.uniqueArray(name, { minLength: min, maxLength: 6 })
const interval = fc.constantFrom('2 hours', ' 1 MINUTE', '14days')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Absent instead of undefined, as the reader leaves them. */
function absent<T extends object>(values: T): T {
  return JSON.parse(JSON.stringify(values)) as T
}

function initialOf(states: readonly State[], dialect: Dialect): string {
  const usual = dialect === 'oms' ? 'new' : 'created'
  return (states.find((state) => state.name === usual) ?? states[0])?.name ?? ''
}

function statesOf(stateNames: readonly string[], process: fc.Arbitrary<string>): fc.Arbitrary<State[]> {
  return fc.tuple(
    ...stateNames.map((state) =>
      fc
        .record({
          name: fc.constant(state),
          display: maybe(name),
          reserved: fc.boolean(),
          flags: fc.array(name, { maxLength: 2 }),
          sla: maybe(interval),
          phase: maybe(fc.constantFrom('neutral', 'progress', 'waiting', 'good', 'bad')),
          process,
          at: fc.constant(at),
        })
        .map((values) => absent(values) as State),
    ),
  )
}

function eventsOf(eventNames: readonly string[], process: fc.Arbitrary<string>): fc.Arbitrary<ProcessEvent[]> {
  return fc.tuple(
    ...eventNames.map((event) =>
      fc
        .record({
          name: fc.constant(event),
          onEnter: fc.boolean(),
          manual: fc.boolean(),
          timeout: maybe(interval),
          timeoutProcessor: maybe(name),
          command: maybe(name),
          by: maybe(
            fc.uniqueArray(fc.constantFrom('operator', 'merchant', 'customer', 'shop', 'system'), { minLength: 1 }),
          ),
          grace: maybe(interval),
          form: maybe(name),
          process,
          at: fc.constant(at),
        })
        .map((values) => absent(values) as ProcessEvent),
    ),
  )
}

function transitionsOf(
  states: readonly string[],
  events: readonly string[],
  process: fc.Arbitrary<string>,
): fc.Arbitrary<Transition[]> {
  const transition = fc
    .record({
      source: fc.constantFrom(...states),
      target: fc.constantFrom(...states),
      event: events.length > 0 ? maybe(fc.constantFrom(...events)) : fc.constant(undefined),
      condition: maybe(name),
      happy: fc.boolean(),
      process,
      at: fc.constant(at),
    })
    .map((values) => absent(values) as Transition)
  return fc.array(transition, { maxLength: 12 })
}

/** A process as a reader may give it: names of all kinds, every attribute, parts of it in sub-processes. */
export const anyModel: fc.Arbitrary<Process> = fc
  .record({
    dialect: fc.constantFrom<Dialect[]>('oms', 'state-machine'),
    subprocesses: names(1),
    mainAt: fc.nat({ max: 1 }),
    acceptance: maybe(interval),
    states: names(1),
    events: names(0),
  })
  .chain(({ dialect, subprocesses, mainAt, acceptance, states, events }) => {
    const main = subprocesses[mainAt] ?? subprocesses[0] ?? ''
    const mainFirst = [main, ...subprocesses.filter((each) => each !== main)]
    const part = fc.constantFrom(...subprocesses)
    return fc
      .tuple(statesOf(states, part), eventsOf(events, part), transitionsOf(states, events, part))
      .map(([someStates, someEvents, someTransitions]) => {
        const byPart = <T extends { readonly process: string }>(parts: readonly string[], each: readonly T[]) =>
          parts.flatMap((process) => each.filter((one) => one.process === process))
        const ordered = byPart(mainFirst, someStates)
        return {
          name: main,
          dialect,
          ...(acceptance !== undefined && { acceptance }),
          initial: initialOf(ordered, dialect),
          subprocesses,
          states: ordered,
          transitions: inEngineOrder(byPart(subprocesses, someTransitions), dialect),
          events: byPart(mainFirst, someEvents),
        }
      })
  })

/** The model without what only its file knows. */
export function withoutPositions(process: Process | undefined): unknown {
  return JSON.parse(JSON.stringify(process, (key: string, value: unknown) => (key === 'at' ? undefined : value)))
}
