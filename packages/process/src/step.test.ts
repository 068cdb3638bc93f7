import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, edgeOf } from './compile.ts'
import type { Transition } from './model.ts'
import { neededConditions, step } from './step.ts'
import { anyFacts, anyProcess } from './testing/any-process.ts'
import { sampleProcess } from './testing/sample.ts'

const payment = compile(
  sampleProcess({
    arrows: [
      ['new', 'paid', 'check payment', 'Payment/IsCaptured'],
      ['new', 'refused', 'check payment', 'Payment/IsRefused'],
      ['new', 'payment pending', 'check payment'],
      ['new', 'never', 'check payment', 'Payment/IsNever'],
      ['paid', 'paid', null],
      ['paid', 'sent', 'send', 'Order/IsWhole'],
      ['paid', 'sent', 'send', 'Order/IsForced'],
    ],
  }),
)
const facts = { 'Payment/IsCaptured': false, 'Payment/IsRefused': false }

describe('a step', () => {
  test('takes the first transition whose condition holds', () => {
    const both = { 'Payment/IsCaptured': true, 'Payment/IsRefused': true }
    expect(step(payment, { state: 'new', event: 'check payment' }, both)).toMatchObject({
      kind: 'moved',
      from: 'new',
      to: 'paid',
    })
  })

  test('takes an unconditional transition when no condition before it holds', () => {
    expect(step(payment, { state: 'new', event: 'check payment' }, facts)).toMatchObject({ to: 'payment pending' })
  })

  test('says which transition it took', () => {
    const stepped = step(payment, { state: 'new', event: 'check payment' }, { ...facts, 'Payment/IsRefused': true })
    expect(stepped).toEqual({ kind: 'moved', from: 'new', to: 'refused', transition: payment.process.transitions[1] })
  })

  test('stays where the state has no such event', () => {
    expect(step(payment, { state: 'new', event: 'send' }, {})).toEqual({
      kind: 'stayed',
      reason: 'no-such-event',
      conditions: [],
    })
    expect(step(payment, { state: 'new', event: null }, {})).toMatchObject({ reason: 'no-such-event' })
    expect(step(payment, { state: 'new', event: 'toString' }, {})).toMatchObject({ reason: 'no-such-event' })
  })

  test('stays with the conditions and their values when none holds', () => {
    const none = { 'Order/IsWhole': false, 'Order/IsForced': false }
    expect(step(payment, { state: 'paid', event: 'send' }, none)).toEqual({
      kind: 'stayed',
      reason: 'no-eligible-transition',
      conditions: [
        { name: 'Order/IsWhole', value: false },
        { name: 'Order/IsForced', value: false },
      ],
    })
  })

  test('from a state to itself is a move that goes nowhere', () => {
    expect(step(payment, { state: 'paid', event: null }, {})).toMatchObject({ kind: 'moved', from: 'paid', to: 'paid' })
  })

  test('throws for a fact it needs and was not given', () => {
    expect(() => step(payment, { state: 'new', event: 'check payment' }, { 'Payment/IsCaptured': false })).toThrow(
      'Payment/IsRefused',
    )
  })

  test('throws for a state the process does not have', () => {
    expect(() => step(payment, { state: 'gone', event: 'send' }, {})).toThrow('unknown state "gone"')
  })
})

describe('the conditions a step needs', () => {
  test('are those before the first unconditional transition', () => {
    expect(neededConditions(payment, 'new', 'check payment')).toEqual(['Payment/IsCaptured', 'Payment/IsRefused'])
  })

  test('are none for an event the state does not have', () => {
    expect(neededConditions(payment, 'new', 'send')).toEqual([])
  })
})

test('on any process, any event and any facts, a step takes the first eligible transition in order', () => {
  fc.assert(
    fc.property(anyProcess, anyFacts, (process, given) => {
      const compiled = compile(process)
      const holds = ({ condition }: Transition) => condition === undefined || given[condition] === true
      for (const { source, event = null } of process.transitions) {
        const expected = edgeOf(compiled, source, event)?.transitions.find(holds)
        const [first, again] = [
          step(compiled, { state: source, event }, given),
          step(compiled, { state: source, event }, given),
        ]
        expect(first.kind === 'moved' ? first.transition : undefined).toBe(expected)
        expect(again).toEqual(first)
      }
    }),
  )
})
