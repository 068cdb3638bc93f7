import fc from 'fast-check'
import type { Facts } from '../facts.ts'
import type { Process } from '../model.ts'
import { sampleProcess } from './sample.ts'

const conditions = ['Payment/IsCaptured', 'always', 'toString', '*', 'a.b', '__proto__', 'c7', 'c8', 'c9', 'c10']
const states = ['new', 'Foo 1 - done', 'a.b', '#a', '*', '__proto__', 'constructor', 'größer', '7']
const events = ['pay', 'xstate.init', '*', 'pay.*', '(event-less)', '__proto__', 'cancel-return', null]

const arrow = fc.tuple(
  fc.constantFrom(...states),
  fc.constantFrom(...states),
  fc.constantFrom(...events),
  fc.option(fc.constantFrom(...conditions), { nil: undefined, freq: 3 }),
)

/** A process with names that mean something to XState or to JavaScript, and with any arrows among its states. */
export const anyProcess: fc.Arbitrary<Process> = fc.array(arrow, { minLength: 1, maxLength: 30 }).map((arrows) =>
  sampleProcess({
    arrows: arrows.map(([source, target, event, condition]) =>
      condition === undefined ? [source, target, event] : [source, target, event, condition],
    ),
    events: { 'cancel-return': { onEnter: true }, pay: { timeout: '2 hours', manual: true } },
  }),
)

/** A value for every condition of `anyProcess`. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .array(fc.boolean(), { minLength: conditions.length, maxLength: conditions.length })
  .map((values) => Object.fromEntries(conditions.map((condition, index) => [condition, values[index] ?? false])))
