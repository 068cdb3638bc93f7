import { expect, test } from 'vitest'
import { choices, isButton, mayChoose } from './choices.ts'
import { compile } from './compile.ts'
import type { FiredBy } from './model.ts'
import { sampleProcess } from './testing/sample.ts'

const compiled = compile(
  sampleProcess({
    arrows: [
      ['new', 'paid', 'pay', 'Payment/IsCaptured'],
      ['new', 'pending', 'pay'],
      ['new', 'paid', 'pay again'],
      ['new', 'gone', 'expire'],
      ['new', 'gone', 'cancel'],
      ['new', 'gone', null],
    ],
    events: {
      pay: { onEnter: true, command: 'Payment/Capture' },
      'pay again': { manual: true, by: ['operator', 'shop'], form: 'payment', grace: '5 seconds' },
      expire: { timeout: '1 hour' },
      cancel: { manual: true, by: ['operator', 'customer'] },
    },
  }),
)

test('every event that leaves the state is a choice, in file order, with all it takes', () => {
  expect(choices(compiled, 'new')).toEqual([
    {
      event: 'pay',
      manual: false,
      onEnter: true,
      command: 'Payment/Capture',
      by: ['system'],
      conditions: ['Payment/IsCaptured'],
      targets: ['paid', 'pending'],
    },
    {
      event: 'pay again',
      manual: true,
      onEnter: false,
      by: ['operator', 'shop'],
      form: 'payment',
      grace: '5 seconds',
      conditions: [],
      targets: ['paid'],
    },
    {
      event: 'expire',
      manual: false,
      onEnter: false,
      timeout: '1 hour',
      by: ['system'],
      conditions: [],
      targets: ['gone'],
    },
    { event: 'cancel', manual: true, onEnter: false, by: ['operator'], conditions: [], targets: ['gone'] },
  ])
})

test('buttons are the manual events and the onEnter ones that did not move their item', () => {
  expect(
    choices(compiled, 'new')
      .filter(isButton)
      .map(({ event }) => event),
  ).toEqual(['pay', 'pay again', 'cancel'])
})

test('a choice is open to those it names, and to the operator who tries an onEnter event again', () => {
  const open = (actor: FiredBy) =>
    choices(compiled, 'new')
      .filter((choice) => mayChoose(choice, actor))
      .map(({ event }) => event)
  expect(open('operator')).toEqual(['pay', 'pay again', 'cancel'])
  expect(open('shop')).toEqual(['pay again'])
  expect(open('customer')).toEqual([])
  expect(open('system')).toEqual(['pay', 'expire'])
})

test('a terminal state leaves no choice, an unknown one is a fault', () => {
  expect(choices(compiled, 'gone')).toEqual([])
  expect(() => choices(compiled, 'nowhere')).toThrow('unknown state')
})
