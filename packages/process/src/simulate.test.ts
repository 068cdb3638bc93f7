import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { script, simulate } from './simulate.ts'
import type { Act, Entry } from './simulate.ts'
import { anyFacts, anyProcess } from './testing/any-process.ts'
import { sampleProcess } from './testing/sample.ts'

const hour = 3_600_000
const compiled = compile(
  sampleProcess({
    arrows: [
      ['new', 'held', 'hold'],
      ['held', 'free', 'release'],
      ['held', 'gone', 'cancel'],
      ['free', 'paid', 'pay', 'Payment/IsCaptured'],
      ['paid', 'split', null, 'Order/IsPaid'],
      ['split', 'sent', 'send'],
      ['sent', 'sent', 'remind'],
      ['sent', 'closed', 'close'],
      ['ring', 'ring back', 'round'],
      ['ring back', 'ring', 'round'],
    ],
    events: {
      hold: { onEnter: true, command: 'Grace/Start' },
      release: { manual: true, timeout: '2 hours' },
      pay: { command: 'Payment/Capture' },
      send: { onEnter: true },
      remind: { command: 'Mail/Remind' },
      round: { onEnter: true },
    },
  }),
)
const run = (...acts: Act[]) => simulate(compiled, { next: script(acts) })
const told = ({ at, ...happening }: Entry): unknown[] => [at.getTime() / hour, ...Object.values(happening)]

describe('a simulated item', () => {
  test('goes by itself as far as it can, then waits', () => {
    const { state, stopped, entries, timers } = run()
    expect({ state, stopped }).toEqual({ state: 'held', stopped: 'waiting' })
    expect([...timers]).toEqual([['release', new Date(2 * hour)]])
    expect(entries.map(told)).toEqual([
      [0, 'command', 'Grace/Start', 'hold', 'new'],
      [0, 'moved', 'new', 'held', 'hold', 'onEnter'],
      [0, 'timer-set', 'release', new Date(2 * hour)],
    ])
  })

  test('moves when its timer fires, at the moment it is due', () => {
    const { state, at, entries } = run({ advance: 3 * hour })
    expect({ state, at }).toEqual({ state: 'free', at: new Date(3 * hour) })
    expect(entries.slice(3).map(told)).toEqual([
      [2, 'timer-fired', 'release'],
      [2, 'moved', 'held', 'free', 'release', 'timeout'],
    ])
  })

  test('drops its timer when it leaves the state before', () => {
    const { stopped, timers, entries } = run({ advance: hour }, { event: 'cancel' })
    expect({ stopped, timers: timers.size }).toEqual({ stopped: 'finished', timers: 0 })
    expect(entries.slice(3).map(told)).toEqual([
      [1, 'moved', 'held', 'gone', 'cancel', 'act'],
      [1, 'timer-cleared', 'release'],
    ])
  })

  test('stays, its command undone, when the condition is false', () => {
    const { state, entries } = run({ event: 'release' }, { event: 'pay' })
    expect(state).toBe('free')
    expect(entries.filter(({ kind }) => kind === 'command')).toHaveLength(1)
    expect(entries.at(-1)).toMatchObject({
      kind: 'stayed',
      reason: 'no-eligible-transition',
      conditions: [{ name: 'Payment/IsCaptured', value: false }],
    })
  })

  test('takes an event-less transition the moment its condition becomes true, and goes on from there', () => {
    const paid = [{ event: 'release' }, { fact: 'Payment/IsCaptured', value: true }, { event: 'pay' }] as const
    expect(run(...paid).state).toBe('paid')
    expect(run(...paid, { fact: 'Order/IsPaid', value: true }).state).toBe('sent')
  })

  test('runs the command of a transition to its own state and enters nothing', () => {
    const { entries } = simulate(compiled, { state: 'sent', next: script([{ event: 'remind' }, { event: 'close' }]) })
    expect(entries.map(told)).toEqual([
      [0, 'command', 'Mail/Remind', 'remind', 'sent'],
      [0, 'moved', 'sent', 'sent', 'remind', 'act'],
      [0, 'moved', 'sent', 'closed', 'close', 'act'],
    ])
  })

  test('asks the given facts for conditions no act has set', () => {
    const { state } = simulate(compiled, { next: script([{ event: 'release' }, { event: 'pay' }]), fact: () => true })
    expect(state).toBe('sent')
  })

  test('is stopped when an event comes round for the tenth time', () => {
    const { stopped, entries } = simulate(compiled, { state: 'ring', next: script([]) })
    expect(stopped).toBe('repeated')
    expect(entries).toHaveLength(18)
  })

  test('is stopped when its policy never ends', () => {
    expect(simulate(compiled, { next: () => ({ advance: 1 }) }).stopped).toBe('too-long')
  })
})

describe('a timer', () => {
  test('whose condition is false is set again for its interval, at least a minute', () => {
    const poll = (timeout: string) =>
      compile(sampleProcess({ arrows: [['new', 'done', 'look', 'Is/Done']], events: { look: { timeout } } }))
    const fired = (timeout: string) =>
      simulate(poll(timeout), { next: script([{ advance: hour }]) }).entries.filter(
        ({ kind }) => kind === 'timer-fired',
      ).length
    expect(fired('20 minutes')).toBe(3)
    expect(fired('1 second')).toBe(60)
  })

  test('is due when its processor says, else after its interval, else never', () => {
    const grace = compile(
      sampleProcess({
        arrows: [
          ['new', 'free', 'skip'],
          ['new', 'gone', 'lose'],
        ],
        events: {
          skip: { timeout: '2 hours', timeoutProcessor: 'Store/Setting' },
          lose: { timeoutProcessor: 'Nobody' },
        },
      }),
    )
    const due = (processor: string) => (processor === 'Store/Setting' ? new Date(hour) : undefined)
    expect([...simulate(grace, { next: script([]), due }).timers]).toEqual([['skip', new Date(hour)]])
    expect([...simulate(grace, { next: script([]) }).timers]).toEqual([['skip', new Date(2 * hour)]])
  })
})

test('on any process a simulation ends, is the same again, and its moves join up', () => {
  const act = fc.oneof(
    fc.record({ event: fc.constantFrom('pay', '*', 'pay.*', '__proto__') }),
    fc.record({ advance: fc.nat({ max: 5 * hour }) }),
    fc.record({ fact: fc.constantFrom('always', 'a.b', '__proto__'), value: fc.boolean() }),
  )
  fc.assert(
    fc.property(anyProcess, anyFacts, fc.array(act, { maxLength: 15 }), (process, facts, acts) => {
      const live = () =>
        simulate(compile(process), { next: script(acts), fact: (condition) => facts[condition] ?? false })
      const { entries, state } = live()
      expect(live().entries).toEqual(entries)
      const moves = entries.filter((entry) => entry.kind === 'moved')
      const stops = [process.initial, ...moves.map(({ to }) => to)]
      expect(moves.map(({ from }) => from)).toEqual(stops.slice(0, -1))
      expect(state).toBe(stops.at(-1))
    }),
  )
})
