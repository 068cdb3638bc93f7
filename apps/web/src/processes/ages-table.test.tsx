import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render, screen, within } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import type { StateAges } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import type { BoardFrame } from '@souk/domain/order/frames'
import { sampleProcess } from '@souk/process/testing/sample'
import { AppContext } from '../app/app-context.ts'
import type { AppWorld } from '../app/app-context.ts'
import { AgesTable } from './ages-table.tsx'
import { standingHref } from './orders-href.ts'

afterEach(cleanup)

const id = '0192f000-0000-7000-9000-000000000002' as ProcessId
const process = sampleProcess({ arrows: [['new', 'paid', 'pay']] })

const aged = (...figures: readonly number[]): StateAges => ({
  spans: [],
  states: [
    {
      process: id,
      state: 'paid',
      items: figures.map((total) => ({ total, ...(total === 1_000 && { atLeast: true }) })),
    },
  ],
})

/** The table over what the server answers, one after the other; `frame` is what the board hears. */
const shown = (...answers: readonly StateAges[]) => {
  let asked = 0
  let listener: Parameters<AppWorld['board']['follow']>[0]
  const world = {
    souk: { orders: { ages: { query: async () => answers[asked++] } } },
    board: {
      follow(given: typeof listener) {
        listener = given
        given?.onReset?.()
      },
    },
  } as unknown as AppWorld
  const countOf = (state: string): number => (state === 'paid' ? 1_042 : 0)
  render(() => (
    <AppContext.Provider value={world}>
      <MemoryRouter>
        <Route
          path="/"
          component={() => (
            <AgesTable
              id={id}
              process={process}
              countOf={countOf}
              hrefOf={(state, age) => standingHref({ process: id, state }, age)}
            />
          )}
        />
      </MemoryRouter>
    </AppContext.Provider>
  ))
  const moved = (of: ProcessId) => listener?.onFrames?.([{ moves: [{ process: of }] } as unknown as BoardFrame])
  return { moved, asked: () => asked }
}

const figures = (): readonly (string | null)[] =>
  within(screen.getByRole('row', { name: /paid/u }))
    .getAllByRole('cell')
    .map(({ lastElementChild }) => lastElementChild?.textContent ?? null)

test('states with items show how long those have been there; each figure leads to its orders', async () => {
  shown(aged(2, 0, 0, 40, 0, 1_000))
  await vi.waitFor(() => expect(figures().slice(1)).toEqual(['1,042', '2', '–', '–', '40', '–', '1,000+']))
  expect(screen.queryByRole('row', { name: /new/u })).toBeNull()
  expect(screen.getByRole('link', { name: '40' }).getAttribute('href')).toBe(
    `/office/orders?f=${encodeURIComponent(`standing:in:${id},paid,1d`)}`,
  )
})

test('figures are read again when items of the process have moved, and of no other', async () => {
  const { moved, asked } = shown(aged(1, 0, 0, 0, 0, 0), aged(0, 1, 0, 0, 0, 0))
  await vi.waitFor(() => expect(figures()[2]).toBe('1'))
  moved('another' as ProcessId)
  moved(id)
  await vi.waitFor(() => expect(figures()[3]).toBe('1'))
  expect(asked()).toBe(2)
})
