import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { listenForHotkeys } from '../shell/hotkeys.ts'
import { createColumns } from './columns.ts'
import { createLiveList } from './create-live-list.ts'
import type { LiveList } from './create-live-list.ts'
import { LiveTable } from './live-table.tsx'
import type { Page } from './rows.ts'

type Order = { readonly id: string; readonly version: number; readonly at: number; readonly state: string }

const order = (number: number, more: Partial<Order> = {}): Order => ({
  id: `DE--${number}`,
  version: 1,
  at: number,
  state: 'open',
  ...more,
})

/** The DOM of the tests lays nothing out: every box is 600 px high. */
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
})
afterAll(() => vi.restoreAllMocks())
afterEach(() => {
  cleanup()
  localStorage.clear()
})

const shown = (rows: readonly Order[], { total = rows.length, atLeast }: Partial<Page<Order>> = {}) => {
  const opened: string[] = []
  const frames: (() => void)[] = []
  const lists: LiveList<Order>[] = []
  const View = () => {
    listenForHotkeys()
    const [sort, setSort] = createSignal({ by: 'at', desc: true })
    const list = createLiveList<Order, { desc: boolean }>({
      query: () => ({ desc: sort().desc }),
      load: () => Promise.resolve({ rows, total, atLeast }),
      keyOf: (row) => row.id,
      versionOf: (row) => row.version,
      matches: (row) => row.state === 'open',
      compare: (query) => (one, other) => (query.desc ? other.at - one.at : one.at - other.at),
      pace: { frame: (run) => frames.push(run), later: () => undefined, now: () => 0 },
    })
    lists.push(list)
    return (
      <LiveTable
        list={list}
        columns={createColumns<Order>('test', [
          { id: 'id', title: () => 'Order', width: '1fr', fixed: true, cell: (row) => row().id },
          {
            id: 'state',
            title: () => 'State',
            width: '1fr',
            sort: 'at',
            value: (row) => row.state,
            cell: (row) => row().state,
          },
        ])}
        label="Orders"
        noun={(count) => (count === 1 ? 'order' : 'orders')}
        name={(row) => row.id}
        sort={sort()}
        onSort={setSort}
        onOpen={(row) => opened.push(row.id)}
        movedTo={(row) => row.state}
        card={(row) => row().id}
        cardHeight={72}
        empty={<p>No orders yet</p>}
        selectable
      />
    )
  }
  render(View)
  const patch = (...patched: Order[]): void => {
    for (const list of lists) list.patch(patched)
    for (const run of frames.splice(0)) run()
  }
  return { opened, patch }
}

const names = (): readonly (string | null)[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('data-row'))

const press = (key: string): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key })
}

const many = Array.from({ length: 500 }, (_, index) => order(500 - index))

test('only rows on screen are in the document, and all are counted', async () => {
  shown(many, { total: 860 })
  const grid = await screen.findByRole('grid', { name: 'Orders' })
  expect(grid.getAttribute('aria-rowcount')).toBe('861')
  expect(names().length).toBeLessThan(60)
  expect(screen.getAllByRole('row')[1]?.getAttribute('aria-rowindex')).toBe('2')
  expect(screen.getByText('860 orders')).toBeTruthy()
})

test('of rows that were not all counted the foot says how many there are at least, and no reader is told a number', async () => {
  shown(many, { total: 1_000, atLeast: true })
  const grid = await screen.findByRole('grid', { name: 'Orders' })
  expect(grid.getAttribute('aria-rowcount')).toBe('-1')
  expect(screen.getByText('1,000+ orders')).toBeTruthy()
})

test('new rows wait behind a notice until they are applied', async () => {
  const { patch } = shown([order(2), order(1)])
  await screen.findByRole('grid')
  patch(order(3))
  expect(names()).toEqual(['DE--2', 'DE--1'])
  fireEvent.click(screen.getByRole('button', { name: /1 new/u }))
  expect(names()).toEqual(['DE--3', 'DE--2', 'DE--1'])
  expect(screen.queryByRole('button', { name: /1 new/u })).toBeNull()
})

test('a row that no longer matches stays and says where it went', async () => {
  const { patch } = shown([order(2), order(1)])
  await screen.findByRole('grid')
  patch(order(2, { version: 2, state: 'shipped' }))
  const [, row] = screen.getAllByRole('row')
  expect(within(row ?? document.body).getByText('moved to shipped')).toBeTruthy()
  press('.')
  expect(names()).toEqual(['DE--1'])
})

test('keys walk, select and open rows, and the focus goes along', async () => {
  const { opened } = shown([order(3), order(2), order(1)])
  await screen.findByRole('grid')
  press('j')
  press('j')
  expect(document.activeElement?.getAttribute('data-row')).toBe('DE--2')
  press('x')
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true')
  expect(screen.getByText('1 selected')).toBeTruthy()
  press('Enter')
  expect(opened).toEqual(['DE--2'])
  press('k')
  expect(document.activeElement?.getAttribute('data-row')).toBe('DE--3')
})

test('shift and an arrow select a range', async () => {
  shown([order(3), order(2), order(1)])
  await screen.findByRole('grid')
  press('j')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown', shiftKey: true })
  expect(screen.getByText('2 selected')).toBeTruthy()
})

test('a focused row stays in the document however far one scrolls', async () => {
  shown(many)
  const grid = await screen.findByRole('grid')
  press('j')
  grid.scrollTop = 12_000
  fireEvent.scroll(grid)
  await vi.waitFor(() => expect(names()).toContain('DE--200'))
  expect(document.activeElement?.getAttribute('data-row')).toBe('DE--500')
})

test('the head sorts and says which way', async () => {
  shown([order(2), order(1)])
  await screen.findByRole('grid')
  const head = () => screen.getByRole('columnheader', { name: /State/u })
  expect(head().getAttribute('aria-sort')).toBe('descending')
  fireEvent.click(within(head()).getByRole('button'))
  expect(head().getAttribute('aria-sort')).toBe('ascending')
})

test('an empty list says so', async () => {
  shown([])
  expect(await screen.findByText('No orders yet')).toBeTruthy()
})
