import { expect, test } from 'vitest'
import type { Phase } from './model.ts'
import { phaseOf } from './phase.ts'
import { sampleProcess } from './testing/sample.ts'

const process = sampleProcess({
  arrows: [
    ['new', 'payment pending', 'start'],
    ['payment pending', 'confirmed', 'pay'],
    ['payment pending', 'payment failed', 'fail'],
    ['confirmed', 'exported', 'export'],
    ['exported', 'shipped', 'ship'],
    ['shipped', 'closed', 'close'],
    ['shipped', 'refund pending', 'refund'],
    ['refund pending', 'refunded', 'done'],
    ['exported', 'stopped', 'stop'],
  ],
  states: {
    exported: { flags: ['cancellable'] },
    shipped: { phase: 'good' },
    stopped: { flags: ['cancelled'] },
  },
  events: { export: { timeout: '30 minute' } },
})

test.each<[string, Phase]>([
  ['new', 'neutral'],
  ['payment pending', 'waiting'],
  ['payment failed', 'bad'],
  ['confirmed', 'waiting'],
  ['exported', 'progress'],
  ['shipped', 'good'],
  ['refund pending', 'waiting'],
  ['refunded', 'bad'],
  ['closed', 'good'],
  ['stopped', 'bad'],
])('%s is %s', (state, phase) => {
  expect(phaseOf(process, state)).toBe(phase)
})

test('a state the process does not have has no phase', () => {
  expect(() => phaseOf(process, 'nowhere')).toThrow('unknown state "nowhere"')
})
