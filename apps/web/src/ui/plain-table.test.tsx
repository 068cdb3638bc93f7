import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { PlainTable } from './plain-table.tsx'
import type { PlainColumn } from './plain-table.tsx'

afterEach(cleanup)

type Fruit = { readonly id: string; readonly name: string }

const columns: readonly PlainColumn<Fruit>[] = [{ title: 'Name', cell: (fruit) => <b>{fruit().name}</b> }]

const shown = (first: readonly Fruit[]) => {
  const [rows, setRows] = createSignal(first)
  render(() => <PlainTable label="Fruit" columns={columns} rows={rows()} keyOf={({ id }) => id} />)
  return setRows
}

test('a row that changes and moves keeps its element, so that focus and open menus stay', () => {
  const setRows = shown([
    { id: 'a', name: 'Apple' },
    { id: 'b', name: 'Banana' },
  ])
  const banana = screen.getByRole('row', { name: 'Banana' })
  setRows([
    { id: 'b', name: 'Ripe banana' },
    { id: 'a', name: 'Apple' },
  ])
  expect(screen.getByRole('row', { name: 'Ripe banana' })).toBe(banana)
  expect(screen.getAllByRole('cell').map((cell) => cell.lastChild?.textContent)).toEqual(['Ripe banana', 'Apple'])
})

test('a row that left is gone', () => {
  const setRows = shown([
    { id: 'a', name: 'Apple' },
    { id: 'b', name: 'Banana' },
  ])
  setRows([{ id: 'b', name: 'Banana' }])
  expect(screen.queryByText('Apple')).toBeNull()
})
