import { expect, test } from 'vitest'
import { displayName } from './display.ts'

test('a state reads as the text of its display key', () => {
  expect(displayName({ name: 'merchant split pending', display: 'oms.state.paid' }, 'en')).toBe('Paid')
  expect(displayName({ name: 'cancelled', display: 'oms.state.canceled' }, 'de')).toBe('Storniert')
})

test('without a key, the key is made of its name', () => {
  expect(displayName({ name: 'Sent to merchant' }, 'en')).toBe('Sent to Merchant')
  expect(displayName({ name: 'waiting for return' }, 'de')).toBe('Rücksendung erwartet')
})

test('without a text, it reads as its name in title case', () => {
  expect(displayName({ name: 'ready for picking', display: 'oms.state.ready' }, 'en')).toBe('Ready For Picking')
  expect(displayName({ name: 'Foo 1 - done' }, 'de')).toBe('Foo 1 - Done')
})
