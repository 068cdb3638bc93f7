import { expect, test } from 'vitest'
import { factOf } from './facts.ts'

test('a fact that was not given is a fault, also when every object has something of its name', () => {
  expect(factOf({ 'Payment/IsCaptured': false }, 'Payment/IsCaptured')).toBe(false)
  expect(() => factOf({}, 'Payment/IsCaptured')).toThrow('"Payment/IsCaptured"')
  expect(() => factOf({}, 'toString')).toThrow('"toString"')
})
