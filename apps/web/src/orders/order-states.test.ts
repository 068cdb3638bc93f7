import { expect, test } from 'vitest'
import { mergeNames } from './order-states.ts'

test('states that a second process adds stand after the one they follow there', () => {
  expect(mergeNames(['new', 'paid', 'closed'], ['new', 'payment pending', 'paid', 'packed', 'closed'])).toEqual([
    'new',
    'payment pending',
    'paid',
    'packed',
    'closed',
  ])
})

test('a process of its own comes first to last', () => {
  expect(mergeNames([], ['a', 'b'])).toEqual(['a', 'b'])
})
