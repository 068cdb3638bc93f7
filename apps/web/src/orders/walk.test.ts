import { expect, test } from 'vitest'
import { neighboursOf } from './walk.ts'

const walk = { address: '?q=ada', references: ['DE--3', 'DE--2', 'DE--1'] }

test('an order has the neighbours it had in the list', () => {
  expect(neighboursOf(walk, 'DE--2')).toEqual({ previous: 'DE--3', next: 'DE--1' })
})

test('the first has none before it, the last none after it, a stranger none at all', () => {
  expect(neighboursOf(walk, 'DE--3').previous).toBeUndefined()
  expect(neighboursOf(walk, 'DE--1').next).toBeUndefined()
  expect(neighboursOf(walk, 'AT--9')).toEqual({})
})
