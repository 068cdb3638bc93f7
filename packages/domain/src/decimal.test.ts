import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf, decimalText, minorDigits, scaled } from './decimal.ts'

test('a decimal is read exactly', () => {
  expect(decimalOf('300')).toEqual({ digits: 300, places: 0 })
  expect(decimalOf('299.99')).toEqual({ digits: 29999, places: 2 })
  expect(decimalOf('-0.5')).toEqual({ digits: -5, places: 1 })
})

test.each(['', ' ', '1,5', '1e3', '.5', '5.', '+5', '0x10', '1 000', '٣', '123456789012', '1.00000', 'NaN'])(
  '%j is no decimal',
  (text) => expect(decimalOf(text)).toBeUndefined(),
)

test('a decimal is scaled to the minor unit of a currency', () => {
  const price = { digits: 3005, places: 1 }
  expect([0, 2, 3].map((digits) => scaled(price, digits))).toEqual([300.5, 30050, 300500])
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
})

test('what is written is read as it was', () => {
  const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 4 }), (minor, digits) => {
      const read = decimalOf(decimalText(minor, digits))
      expect(read && scaled(read, digits)).toBe(minor)
    }),
  )
})
