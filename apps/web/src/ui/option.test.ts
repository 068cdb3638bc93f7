import { expect, test } from 'vitest'
import { narrow } from './option.ts'

const options = ['Bosporus Spices', 'Nordlicht Keramik', 'Green Valley Tea'].map((label) => ({ value: label, label }))

test('every word must be in the label, in any order and case', () => {
  expect(narrow(options, 'tea green').map(({ label }) => label)).toEqual(['Green Valley Tea'])
  expect(narrow(options, 'tea spices')).toEqual([])
})

test('an empty search keeps all', () => {
  expect(narrow(options, '  ')).toEqual(options)
})
