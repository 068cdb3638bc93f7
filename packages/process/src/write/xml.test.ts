import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dialect, Process, ProcessEvent, State, Transition } from '../model.ts'
import { filesOf } from '../read/files.ts'
import { inEngineOrder } from '../read/order.ts'
import { readProcess } from '../read/read-process.ts'
import { writeXml } from './xml.ts'

const at = { file: 'main.xml', line: 1, column: 1 }

function withoutPositions(process: Process | undefined): unknown {
  return JSON.parse(JSON.stringify(process, (key: string, value: unknown) => (key === 'at' ? undefined : value)))
}

function readBack(process: Process): unknown {
  return withoutPositions(readProcess(filesOf({ 'main.xml': writeXml(process) }), 'main.xml').process)
}

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
          phase: maybe(fc.constantFrom('neutral' as const, 'good' as const)),
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
            fc.uniqueArray(fc.constantFrom('operator' as const, 'shop' as const, 'system' as const), { minLength: 1 }),
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

const anyProcess: fc.Arbitrary<Process> = fc
  .record({
    dialect: fc.constantFrom<Dialect[]>('oms', 'state-machine'),
    subprocesses: names(1),
    states: names(1),
    events: names(0),
  })
  .chain(({ dialect, subprocesses, states, events }) => {
    const part = fc.constantFrom(...subprocesses)
    return fc
      .tuple(statesOf(states, part), eventsOf(events, part), transitionsOf(states, events, part))
      .map(([someStates, someEvents, someTransitions]) => {
        const byPart = <T extends { readonly process: string }>(each: readonly T[]) =>
          subprocesses.flatMap((process) => each.filter((one) => one.process === process))
        const ordered = byPart(someStates)
        return {
          name: subprocesses[0] ?? '',
          dialect,
          initial: ordered[0]?.name ?? '',
          subprocesses,
          states: ordered,
          transitions: inEngineOrder(byPart(someTransitions), dialect),
          events: byPart(someEvents),
        }
      })
  })

describe('writeXml', () => {
  it('writes what reads back as the same process', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        expect(readBack(process)).toEqual(withoutPositions(process))
      }),
    )
  })

  it('binds the namespace of Souk only where it is used', () => {
    const state: State = { name: 'new', reserved: false, flags: [], process: 'P', at }
    const process: Process = {
      name: 'P',
      dialect: 'oms',
      initial: 'new',
      subprocesses: ['P'],
      states: [state],
      transitions: [],
      events: [],
    }
    expect(writeXml(process)).not.toContain('urn:souk')
    expect(writeXml({ ...process, states: [{ ...state, phase: 'good' }] })).toContain('xmlns:souk="urn:souk:process-1"')
  })
})
