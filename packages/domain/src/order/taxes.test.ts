import { describe, expect, test } from 'vitest'
import { taxesOf } from './taxes.ts'

describe('tax of an order', () => {
  test('is rounded once per rate and shared out, so that three thirds make a whole', () => {
    const line = { parts: [{ price: 33, taxRate: 1900 }], discount: 0 }
    expect(taxesOf([line, line, line], 'gross')).toEqual([6, 5, 5])
    expect(taxesOf([line, line, line], 'net')).toEqual([7, 6, 6])
  })

  test('is that of each part at its own rate, on what the discount leaves of it', () => {
    const parts = [
      { price: 119_00, taxRate: 1900 },
      { price: 10_70, taxRate: 700 },
    ]
    expect(taxesOf([{ parts, discount: 0 }], 'gross')).toEqual([19_00 + 70])
    expect(taxesOf([{ parts, discount: 129_70 / 2 }], 'gross')).toEqual([9_50 + 35])
  })

  test('rounds goods and shipping of one rate together', () => {
    const cent = { parts: [{ price: 3, taxRate: 1900 }], discount: 0 }
    expect(taxesOf([cent], 'gross')).toEqual([0])
    expect(taxesOf([cent, cent], 'gross')).toEqual([1, 0])
  })
})
