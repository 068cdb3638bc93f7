import { describe, expect, test } from 'vitest'
import { shareDiscounts } from './share-discounts.ts'

describe('discounts', () => {
  test('are shared by price, the remainder going where the fraction is largest', () => {
    expect(shareDiscounts([{ name: 'Ten', amount: 10 }], [50, 25, 25])).toEqual([
      [{ name: 'Ten', amount: 5 }],
      [{ name: 'Ten', amount: 3 }],
      [{ name: 'Ten', amount: 2 }],
    ])
  })

  test('never exceed a price, however many there are', () => {
    const cent = { name: 'Cent', amount: 1 }
    expect(shareDiscounts([cent, cent], [1, 1])).toEqual([[cent], [cent]])
  })
})
