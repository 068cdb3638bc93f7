import { expect, test } from 'vitest'
import type { Binding } from '@souk/domain/marketplace'
import { bindingOf, draftOf, kindsOf } from './draft.ts'

test('a binding that is opened and saved unchanged stays what it was', () => {
  const bindings: Binding[] = [
    { kind: 'builtin', name: 'Payment/Capture' },
    { kind: 'webhook', url: 'https://example.com/souk' },
    { kind: 'expression', source: 'order.totals.grandTotal > 100' },
    { kind: 'noop' },
    { kind: 'always' },
    { kind: 'never' },
  ]
  expect(bindings.map((binding) => bindingOf(draftOf(binding)))).toEqual(bindings)
})

test('taking a binding away is no binding', () => {
  expect(bindingOf({ ...draftOf({ kind: 'noop' }), kind: 'none' })).toBeNull()
})

test('only commands can do nothing, only conditions are always or never true', () => {
  expect(kindsOf('command')).not.toContain('always')
  expect(kindsOf('condition')).not.toContain('noop')
})
