import { createEffect, createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { createLiveList } from './create-live-list.ts'
import type { LiveList } from './create-live-list.ts'
import type { Page } from './rows.ts'

type Order = { readonly id: string; readonly version: number; readonly at: number; readonly state: string }
type Query = { readonly state: string }
type Call = {
  readonly query: Query
  readonly cursor: string | undefined
  readonly answer: (page: Page<Order>) => Promise<void>
  readonly refuse: () => Promise<void>
}

const order = (id: string, at: number, more: Partial<Order> = {}): Order => ({
  id,
  at,
  version: 1,
  state: 'open',
  ...more,
})
const page = (rows: readonly Order[], more: Partial<Page<Order>> = {}): Page<Order> => ({
  rows,
  total: rows.length,
  ...more,
})

const disposals: (() => void)[] = []

afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose()
  vi.restoreAllMocks()
})

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const opened = () => {
  const calls: Call[] = []
  const frames: (() => void)[] = []
  const [query, setQuery] = createSignal<Query>({ state: 'open' })
  const list = createRoot((dispose): LiveList<Order> => {
    disposals.push(dispose)
    return createLiveList<Order, Query>({
      query,
      load: (asked, cursor) =>
        new Promise((resolve, reject) => {
          const answer = (given: Page<Order>): Promise<void> => (resolve(given), settled())
          const refuse = (): Promise<void> => (reject(new Error('no connection')), settled())
          calls.push({ query: asked, cursor, answer, refuse })
        }),
      keyOf: (row) => row.id,
      versionOf: (row) => row.version,
      matches: (row, asked) => row.state === asked.state,
      compare: () => (one, other) => other.at - one.at,
      pace: { frame: (run) => frames.push(run), later: () => undefined, now: () => 0 },
    })
  })
  list.look(() => ({ last: 10, follow: false }))
  const frame = (): void => {
    for (const run of frames.splice(0)) run()
  }
  const call = (index: number): Call => {
    const found = calls[index]
    if (!found) throw new Error(`only ${calls.length} loads`)
    return found
  }
  return { list, calls, call, frame, setQuery }
}

const hide = (hidden: boolean): void => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('it is loading until the first rows are there', async () => {
  const { list, call } = opened()
  expect(list.status()).toBe('loading')
  await call(0).answer(page([order('b', 2), order('a', 1)], { total: 7, next: 'a' }))
  expect(list.status()).toBe('ready')
  expect(list.ids()).toEqual(['b', 'a'])
  expect([list.total(), list.hasMore()]).toEqual([7, true])
})

test('whoever sees the first rows sees each of them whole, one too that came while they were under way', async () => {
  const { list, call, frame } = opened()
  const seen: (readonly [string, boolean])[][] = []
  createRoot((dispose) => {
    disposals.push(dispose)
    createEffect(() => {
      if (list.status() === 'ready') seen.push(list.ids().map((id) => [id, list.get(id) !== undefined]))
    })
  })
  list.look(() => ({ last: -1, follow: false }))
  list.patch([order('b', 2)])
  frame()
  await call(0).answer(page([order('a', 1)]))
  expect(seen).toEqual([
    [
      ['b', true],
      ['a', true],
    ],
  ])
})

test('a failed load is told and can be tried again', async () => {
  const { list, call } = opened()
  await call(0).refuse()
  expect(list.status()).toBe('failed')
  expect(list.error()).toEqual(new Error('no connection'))
  void list.reload()
  expect(list.status()).toBe('loading')
  await call(1).answer(page([order('a', 1)]))
  expect(list.status()).toBe('ready')
  expect(list.reloadedAt()).toBeUndefined()
})

test('patches are shown with the next frame', async () => {
  const { list, call, frame } = opened()
  await call(0).answer(page([order('a', 1)]))
  const row = createRoot((dispose) => (disposals.push(dispose), list.watch('a')))
  list.patch([order('a', 1, { version: 2, state: 'paid' })])
  expect(row()?.gone).toBe(false)
  frame()
  expect(row()).toEqual({ row: order('a', 1, { version: 2, state: 'paid' }), gone: true })
  expect(list.pending()).toBe(1)
  list.apply()
  expect(row()).toBeUndefined()
  expect(list.ids()).toEqual([])
})

test('a patch is not lost when it comes while an older answer is under way', async () => {
  const { list, call, frame } = opened()
  list.patch([order('a', 1, { version: 2, state: 'paid' }), order('c', 3)])
  frame()
  await call(0).answer(page([order('b', 2), order('a', 1)]))
  expect(list.ids()).toEqual(['c', 'b', 'a'])
  expect(list.get('a')?.version).toBe(2)
})

test('only the answer to the latest query counts', async () => {
  const { list, call, calls, setQuery } = opened()
  setQuery({ state: 'open' })
  expect(calls).toHaveLength(1)
  setQuery({ state: 'paid' })
  expect(list.generation()).toBe(2)
  await call(1).answer(page([order('p', 1, { state: 'paid' })]))
  await call(0).answer(page([order('a', 1)]))
  expect(list.ids()).toEqual(['p'])
})

test('the old rows keep their own rules until the new ones are there', async () => {
  const { list, call, frame, setQuery } = opened()
  await call(0).answer(page([order('a', 1)]))
  setQuery({ state: 'paid' })
  list.patch([order('a', 1, { version: 2 })])
  frame()
  expect(list.pending()).toBe(0)
  expect(list.status()).toBe('ready')
})

test('more rows are fetched once, after the last cursor', async () => {
  const { list, call, calls } = opened()
  await call(0).answer(page([order('b', 2)], { total: 2, next: 'b' }))
  void list.loadMore()
  void list.loadMore()
  expect(calls).toHaveLength(2)
  expect(list.more()).toBe('loading')
  await call(1).answer(page([order('a', 1)], { total: 2 }))
  expect(list.ids()).toEqual(['b', 'a'])
  expect([list.more(), list.hasMore()]).toEqual(['idle', false])
  void list.loadMore()
  expect(calls).toHaveLength(2)
})

test('more rows that cannot be had leave what is there and can be asked for again', async () => {
  const { list, call } = opened()
  await call(0).answer(page([order('b', 2)], { total: 2, next: 'b' }))
  void list.loadMore()
  await call(1).refuse()
  expect([list.more(), list.status()]).toEqual(['failed', 'ready'])
  void list.loadMore()
  await call(2).answer(page([order('a', 1)], { total: 2 }))
  expect(list.ids()).toEqual(['b', 'a'])
})

test('nothing is added below while a new query is under way', async () => {
  const { list, call, calls, setQuery } = opened()
  await call(0).answer(page([order('b', 2)], { total: 2, next: 'b' }))
  setQuery({ state: 'paid' })
  void list.loadMore()
  expect(calls).toHaveLength(2)
  await call(1).answer(page([]))
  expect(list.ids()).toEqual([])
})

test('reloading fetches as many rows as are on screen, and says so', async () => {
  const { list, call } = opened()
  list.look(() => ({ last: 1, follow: false }))
  await call(0).answer(page([order('b', 2)], { total: 2, next: 'b' }))
  const reloaded = list.reload()
  await call(1).answer(page([order('c', 3)], { total: 2, next: 'c' }))
  await call(2).answer(page([order('b', 2)], { total: 2 }))
  await reloaded
  expect(list.ids()).toEqual(['c', 'b'])
  expect(list.reloadedAt()).toBeTypeOf('number')
})

test('a hidden page takes no patches and reloads when it is seen again', async () => {
  const { list, call, calls, frame } = opened()
  await call(0).answer(page([order('a', 1)]))
  hide(true)
  list.patch([order('a', 1, { version: 2 })])
  frame()
  expect(list.get('a')?.version).toBe(1)
  hide(false)
  expect(calls).toHaveLength(2)
})

test('a hidden page that missed nothing does not reload', async () => {
  const { list, call, calls } = opened()
  await call(0).answer(page([order('a', 1)]))
  hide(true)
  list.patch([order('x', 1, { state: 'paid' })])
  hide(false)
  expect(calls).toHaveLength(1)
})
