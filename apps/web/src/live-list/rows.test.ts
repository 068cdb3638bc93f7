import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRows } from './rows.ts'
import type { Page, RowRules, Sight } from './rows.ts'

type Order = { readonly id: string; readonly version: number; readonly at: number; readonly state: string }

const order = (id: string, at: number, more: Partial<Order> = {}): Order => ({
  id,
  at,
  version: 1,
  state: 'open',
  ...more,
})

/** Newest first, open ones only. */
const rules: RowRules<Order> = {
  keyOf: (row) => row.id,
  versionOf: (row) => row.version,
  matches: (row) => row.state === 'open',
  compare: (one, other) => other.at - one.at,
}

const page = (rows: readonly Order[], more: Partial<Page<Order>> = {}): Page<Order> => ({
  rows,
  total: rows.length,
  ...more,
})

const three = [order('c', 30), order('b', 20), order('a', 10)]
const all: Sight = { last: 2, follow: false }
const firstOnly: Sight = { last: 0, follow: false }
const following: Sight = { last: 2, follow: true }

const listOf = (rows: readonly Order[], more: Partial<Page<Order>> = {}) => {
  const list = createRows(() => rules)
  list.replace(page(rows, more))
  return list
}

describe('a patch of a shown row', () => {
  test('replaces it in place', () => {
    const list = listOf(three)
    expect(list.patch([order('b', 20, { version: 2 })], all)).toEqual(['b'])
    expect(list.get('b')?.version).toBe(2)
    expect(list.ids()).toEqual(['c', 'b', 'a'])
    expect(list.pending()).toBe(0)
  })

  test('is ignored when it is older or the same', () => {
    const list = listOf([order('a', 10, { version: 5 })])
    expect(list.patch([order('a', 10, { version: 5 }), order('a', 10, { version: 4, state: 'paid' })], all)).toEqual([])
    expect(list.get('a')?.version).toBe(5)
    expect(list.isGone('a')).toBe(false)
  })

  test('leaves it where it is when it no longer matches, until applied', () => {
    const list = listOf(three)
    list.patch([order('b', 20, { version: 2, state: 'paid' })], all)
    expect(list.ids()).toEqual(['c', 'b', 'a'])
    expect(list.isGone('b')).toBe(true)
    expect([list.total(), list.pending(), list.fresh()]).toEqual([2, 1, 0])
    list.apply()
    expect(list.ids()).toEqual(['c', 'a'])
    expect(list.get('b')).toBeUndefined()
  })

  test('takes it back when it matches again', () => {
    const list = listOf(three)
    list.patch([order('b', 20, { version: 2, state: 'paid' })], all)
    list.patch([order('b', 20, { version: 3 })], all)
    expect(list.isGone('b')).toBe(false)
    expect([list.total(), list.pending()]).toEqual([3, 0])
  })

  test('counts it once, however often it stops matching', () => {
    const list = listOf(three)
    list.patch([order('b', 20, { version: 2, state: 'paid' }), order('b', 20, { version: 3, state: 'sent' })], all)
    expect(list.total()).toBe(2)
  })

  test('does not move it when it sorts elsewhere, until applied', () => {
    const list = listOf(three)
    list.patch([order('a', 99, { version: 2 })], all)
    expect(list.ids()).toEqual(['c', 'b', 'a'])
    expect(list.pending()).toBe(1)
    list.apply()
    expect(list.ids()).toEqual(['a', 'c', 'b'])
    expect(list.pending()).toBe(0)
  })

  test('is not pending when its place stays the same', () => {
    const list = listOf(three)
    list.patch([order('a', 11, { version: 2 })], all)
    expect(list.pending()).toBe(0)
  })
})

describe('a new row', () => {
  test('waits when it sorts above or within what is on screen', () => {
    const list = listOf(three)
    expect(list.patch([order('d', 40), order('bb', 25)], all)).toEqual([])
    expect(list.ids()).toEqual(['c', 'b', 'a'])
    expect([list.fresh(), list.pending(), list.total()]).toEqual([2, 2, 5])
    list.apply()
    expect(list.ids()).toEqual(['d', 'c', 'bb', 'b', 'a'])
    expect(list.fresh()).toBe(0)
  })

  test('enters at once below the screen', () => {
    const list = listOf(three)
    expect(list.patch([order('aa', 15)], firstOnly)).toEqual([])
    expect(list.ids()).toEqual(['c', 'b', 'aa', 'a'])
  })

  test('enters at once anywhere when the list is followed live', () => {
    const list = listOf(three)
    list.patch([order('d', 40), order('bb', 25)], following)
    expect(list.ids()).toEqual(['d', 'c', 'bb', 'b', 'a'])
    expect(list.fresh()).toBe(0)
  })

  test('enters an empty list at once', () => {
    const list = listOf([])
    list.patch([order('a', 1)], { last: -1, follow: false })
    expect(list.ids()).toEqual(['a'])
  })

  test('is left for the next page when it sorts past what is loaded', () => {
    const list = listOf(three, { next: 'a', total: 100 })
    list.patch([order('z', 5)], all)
    expect(list.get('z')).toBeUndefined()
    expect([list.total(), list.pending()]).toEqual([100, 0])
  })

  test('is of no concern when it does not match', () => {
    const list = listOf(three)
    const paid = order('d', 40, { state: 'paid' })
    expect(list.concerns(paid)).toBe(false)
    list.patch([paid], all)
    expect([list.total(), list.fresh()]).toEqual([3, 0])
  })

  test('that stops matching while it waits is forgotten', () => {
    const list = listOf(three)
    list.patch([order('d', 40)], all)
    list.patch([order('d', 40, { version: 2, state: 'paid' })], all)
    expect([list.fresh(), list.total()]).toEqual([0, 3])
    list.apply()
    expect(list.ids()).toEqual(['c', 'b', 'a'])
  })

  test('that changes while it waits comes in as it is then', () => {
    const list = listOf(three)
    list.patch([order('d', 40)], all)
    list.patch([order('d', 15, { version: 2 })], all)
    list.apply()
    expect(list.ids()).toEqual(['c', 'b', 'd', 'a'])
  })
})

describe('the next page', () => {
  test('goes on below with the total of its time', () => {
    const list = listOf(three, { next: 'a', total: 5 })
    list.append(page([order('y', 2), order('z', 1)], { total: 6 }))
    expect(list.ids()).toEqual(['c', 'b', 'a', 'y', 'z'])
    expect([list.total(), list.next()]).toEqual([6, undefined])
  })

  test('shows no row twice and makes none older', () => {
    const list = listOf([order('a', 10, { version: 3 })], { next: 'a' })
    list.append(page([order('a', 10, { version: 2 }), order('z', 1)]))
    expect(list.ids()).toEqual(['a', 'z'])
    expect(list.get('a')?.version).toBe(3)
  })

  test('shows a row that waited', () => {
    const list = listOf(three, { next: 'a' })
    list.patch([order('bb', 25)], all)
    list.append(page([order('bb', 25)]))
    expect(list.ids()).toEqual(['c', 'b', 'a', 'bb'])
    expect(list.fresh()).toBe(0)
  })
})

test('a new first page forgets everything', () => {
  const list = listOf(three)
  list.patch([order('d', 40), order('b', 20, { version: 2, state: 'paid' })], all)
  list.replace(page([order('x', 1)]))
  expect(list.ids()).toEqual(['x'])
  expect([list.total(), list.pending(), list.fresh()]).toEqual([1, 0, 0])
})

test('rows that sort alike keep one order', () => {
  const list = listOf([])
  list.patch([order('b', 1), order('a', 1), order('c', 1)], following)
  expect(list.ids()).toEqual(['a', 'b', 'c'])
})

const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  at: fc.nat(20),
  state: fc.constantFrom('open', 'paid'),
})
const sights = fc.record({ last: fc.integer({ min: -1, max: 8 }), follow: fc.boolean() })

test('whatever comes, applied it shows just what matches, sorted, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, sights), { maxLength: 40 }), (changes) => {
      const list = listOf([])
      const truth = new Map<string, Order>()
      for (const [index, [one, sight]] of changes.entries()) {
        const row = { ...one, version: index + 1 }
        truth.set(row.id, row)
        const shown = list.ids()
        list.patch([row], sight)
        expect(list.ids().filter((id) => shown.includes(id))).toEqual(shown)
      }
      const expected = [...truth.values()]
        .filter(rules.matches)
        .toSorted((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
      expect(list.total()).toBe(expected.length)
      list.apply()
      expect(list.ids()).toEqual(expected.map((row) => row.id))
    }),
  )
})
