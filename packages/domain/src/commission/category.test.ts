import { describe, expect, test } from 'vitest'
import { categoryTree, checkParent, withAncestors } from './category.ts'

const tree = categoryTree([
  { key: 'electronics', name: 'Electronics' },
  { key: 'computers', name: 'Computers', parent: 'electronics' },
  { key: 'notebooks', name: 'Notebooks', parent: 'computers' },
  { key: 'tablets', name: 'Tablets', parent: 'computers' },
])

test('a category comes with all above it, each once', () => {
  expect(withAncestors(['notebooks', 'tablets'], tree)).toEqual(['notebooks', 'computers', 'electronics', 'tablets'])
  expect(withAncestors(['garden'], tree)).toEqual(['garden'])
  expect(withAncestors([], tree)).toEqual([])
})

test('a circle is walked once', () => {
  const circle = categoryTree([
    { key: 'a', name: 'A', parent: 'b' },
    { key: 'b', name: 'B', parent: 'a' },
  ])
  expect(withAncestors(['a'], circle)).toEqual(['a', 'b'])
})

describe('a parent', () => {
  test('may be any category that is not below', () => {
    checkParent({ key: 'phones', name: 'Phones', parent: 'electronics' }, tree)
    checkParent({ key: 'notebooks', name: 'Notebooks', parent: 'electronics' }, tree)
    checkParent({ key: 'garden', name: 'Garden' }, tree)
  })

  test.each([
    [{ key: 'phones', name: 'Phones', parent: 'telephony' }, 'category.unknown-parent'],
    [{ key: 'phones', name: 'Phones', parent: 'phones' }, 'category.cycle'],
    [{ key: 'electronics', name: 'Electronics', parent: 'notebooks' }, 'category.cycle'],
  ])('%j is refused as %s', (category, code) => {
    expect(() => checkParent(category, tree)).toThrow(expect.objectContaining({ code }))
  })
})
