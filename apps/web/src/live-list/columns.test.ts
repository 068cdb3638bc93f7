import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { createColumns, mergeOrder } from './columns.ts'
import type { Column } from './columns.ts'

const column = (id: string, more: Partial<Column<string>> = {}): Column<string> => ({
  id,
  title: () => id,
  width: '1fr',
  cell: (row) => row(),
  ...more,
})

const open = (all: readonly Column<string>[]) => createRoot(() => createColumns('test', all))
const shown = (columns: ReturnType<typeof open>): readonly string[] => columns.shown().map(({ id }) => id)

beforeEach(() => localStorage.clear())

test('hidden columns wait until they are asked for', () => {
  const columns = open([column('a'), column('b', { hidden: true })])
  expect(shown(columns)).toEqual(['a'])
  columns.toggle('b')
  expect(shown(columns)).toEqual(['a', 'b'])
})

test('a fixed column cannot be hidden', () => {
  const columns = open([column('a', { fixed: true })])
  columns.toggle('a')
  expect(shown(columns)).toEqual(['a'])
})

test('columns move by one place and not past the ends', () => {
  const columns = open([column('a'), column('b'), column('c')])
  columns.move('c', -1)
  expect(shown(columns)).toEqual(['a', 'c', 'b'])
  columns.move('a', -1)
  columns.move('b', 1)
  expect(shown(columns)).toEqual(['a', 'c', 'b'])
})

test('what is chosen is kept for the next visit, until it is reset', () => {
  const all = [column('a'), column('b'), column('c')]
  const columns = open(all)
  columns.move('c', -1)
  columns.toggle('a')
  expect(shown(open(all))).toEqual(['c', 'b'])
  columns.reset()
  expect(shown(open(all))).toEqual(['a', 'b', 'c'])
})

test('a column that is new since then stands where it does by default', () => {
  expect(mergeOrder(['c', 'a', 'gone'], ['a', 'new', 'c', 'last'])).toEqual(['c', 'last', 'a', 'new'])
  expect(mergeOrder(['b'], ['first', 'b'])).toEqual(['first', 'b'])
})

test('what cannot be read is forgotten', () => {
  localStorage.setItem('souk:columns:test', '{"order":3}')
  expect(shown(open([column('a')]))).toEqual(['a'])
})
