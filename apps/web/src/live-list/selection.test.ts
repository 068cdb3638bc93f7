import { expect, test } from 'vitest'
import { createSelection } from './selection.ts'

const shown = ['a', 'b', 'c', 'd']

test('a row is chosen and let go by its id', () => {
  const selection = createSelection()
  selection.toggle('b')
  expect(selection.has('b')).toBe(true)
  selection.toggle('b')
  expect(selection.count()).toBe(0)
})

test('a range reaches from the last toggled row in either direction', () => {
  const selection = createSelection()
  selection.toggle('c')
  selection.extendTo('a', shown)
  expect([...selection.ids()].toSorted()).toEqual(['a', 'b', 'c'])
})

test('a range from a row that is not shown any more is just the one row', () => {
  const selection = createSelection()
  selection.toggle('z')
  selection.extendTo('b', shown)
  expect([...selection.ids()].toSorted()).toEqual(['b', 'z'])
})

test('clearing forgets where a range would begin', () => {
  const selection = createSelection()
  selection.toggle('a')
  selection.clear()
  selection.extendTo('c', shown)
  expect([...selection.ids()]).toEqual(['c'])
})
