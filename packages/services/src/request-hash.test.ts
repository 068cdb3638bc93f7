import { expect, test } from 'vitest'
import { requestHash } from './request-hash.ts'

test('the order of keys does not matter, their values do', () => {
  const one = requestHash('orders.place', { a: 1, b: { c: [1, 2], d: null } })
  expect(requestHash('orders.place', { b: { d: null, c: [1, 2] }, a: 1 })).toBe(one)
  expect(requestHash('orders.place', { b: { d: null, c: [2, 1] }, a: 1 })).not.toBe(one)
  expect(requestHash('orders.cancel', { a: 1, b: { c: [1, 2], d: null } })).not.toBe(one)
})
