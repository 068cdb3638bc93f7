import { describe, expect, test } from 'vitest'
import { isFiltered, parseView, writeView } from './orders-view.ts'

const merchant = '0192f000-0000-7000-9000-000000000002'

test('a bare address shows all orders, newest first', () => {
  const view = parseView('')
  expect(view).toMatchObject({ search: '', states: [], broken: [], sort: { by: 'placedAt', desc: true } })
  expect([writeView(view), isFiltered(view)]).toEqual(['', false])
})

test.each([
  '?f=state:in:paid,sent+to+merchant',
  '?f=store:in:DE,AT&f=failed:is:true',
  `?f=merchant:in:${merchant}&q=berlin`,
  '?f=placed:from:2026-11-01&f=placed:to:2026-11-02&sort=grandTotal',
  '?q=a%26b&sort=-reference',
  `?f=standing:in:${merchant},shipped+by+merchant`,
  `?f=standing:in:${merchant},paid,3d&f=store:in:DE`,
])('what the address says is written back as it was: %s', (address) => {
  expect(writeView(parseView(address))).toBe(address)
})

test('one value may be said with is', () => {
  expect(parseView('?f=state:is:paid').states).toEqual(['paid'])
})

test('a state may have commas, colons and percent signs in its name', () => {
  const states = ['paid, 50% up front', 'step 2: packed']
  const view = { ...parseView(''), states }
  expect(parseView(writeView(view)).states).toEqual(states)
})

describe('a filter that is not understood', () => {
  test.each([
    'age:gt:4h',
    'store:in:de',
    'merchant:is:m_12',
    'placed:from:2026-13-40',
    'failed:is:maybe',
    'state:in:',
    'standing:in:paid,3d',
    `standing:in:${merchant},paid,2d`,
    'nonsense',
  ])('is kept as written: %s', (filter) => {
    const view = parseView(`?f=${encodeURIComponent(filter)}`)
    expect(view.broken).toEqual([filter])
    expect(parseView(writeView(view))).toEqual(view)
    expect(isFiltered(view)).toBe(true)
  })

  test('does not stop the others', () => {
    expect(parseView('?f=age:gt:4h&f=state:in:paid')).toMatchObject({ states: ['paid'], broken: ['age:gt:4h'] })
  })
})

test('a sort that does not exist is the usual one', () => {
  expect(parseView('?sort=colour').sort).toEqual({ by: 'placedAt', desc: true })
})
