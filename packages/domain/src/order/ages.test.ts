import { expect, test } from 'vitest'
import { ages, enteredAt } from './ages.ts'

const now = new Date('2026-11-27T12:00:00.000Z')

test('an age goes up to the next; what came just now is young, and there is no end to being old', () => {
  expect(ages.map((age) => [age, enteredAt(age, now)])).toEqual([
    ['0h', { from: '2026-11-27T11:00:00.000Z' }],
    ['1h', { from: '2026-11-27T08:00:00.000Z', to: '2026-11-27T11:00:00.000Z' }],
    ['4h', { from: '2026-11-26T12:00:00.000Z', to: '2026-11-27T08:00:00.000Z' }],
    ['1d', { from: '2026-11-24T12:00:00.000Z', to: '2026-11-26T12:00:00.000Z' }],
    ['3d', { from: '2026-11-20T12:00:00.000Z', to: '2026-11-24T12:00:00.000Z' }],
    ['7d', { to: '2026-11-20T12:00:00.000Z' }],
  ])
})
