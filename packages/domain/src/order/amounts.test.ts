import { describe, expect, test } from 'vitest'
import {
  cancel,
  cancelRow,
  capture,
  carry,
  expenseAmounts,
  itemAmounts,
  owed,
  refund,
  refundable,
  refundRow,
  remaining,
} from './amounts.ts'

const row = { sumPrice: 100_00, optionTotal: 19_00, discountTotal: 0, taxTotal: 19_00 }
const gross = itemAmounts(row, 'gross')

describe('a row', () => {
  test('costs its subtotal less discounts, with the tax on top in net mode alone', () => {
    expect(itemAmounts({ ...row, discountTotal: 9_00 }, 'gross')).toMatchObject({
      subtotal: 119_00,
      priceToPay: 110_00,
    })
    expect(itemAmounts({ ...row, discountTotal: 9_00 }, 'net')).toMatchObject({ subtotal: 119_00, priceToPay: 129_00 })
  })

  test('owes what is neither paid nor cancelled', () => {
    expect(owed(gross)).toBe(119_00)
    expect(owed(capture(gross, 19_00))).toBe(100_00)
    expect(owed(cancel(capture(gross, 19_00), 100_00))).toBe(0)
    expect(owed(cancel(capture(gross, 119_00), 119_00))).toBe(0)
    expect(owed(refund(capture(gross, 60_00), 20_00))).toBe(59_00)
  })

  test('keeps the tax of what is left of its price', () => {
    expect(cancel(gross, 59_50)).toMatchObject({ canceled: 59_50, taxAfterCancellation: 9_50 })
    expect(cancel(cancel(gross, 59_50), 59_50)).toMatchObject({ canceled: 119_00, taxAfterCancellation: 0 })
  })

  test('that costs nothing contains no tax, cancelled or not', () => {
    const free = itemAmounts({ sumPrice: 0, optionTotal: 0, discountTotal: 0, taxTotal: 0 }, 'gross')
    expect(cancel(free, 0)).toEqual(free)
  })

  test('is no longer owed what was given back of it', () => {
    const part = refund(capture(gross, 119_00), 19_00)
    expect([remaining(part), refundable(part), owed(part)]).toEqual([100_00, 100_00, 0])
    const all = refund(part, 100_00)
    expect([remaining(all), refundable(all), owed(all)]).toEqual([0, 0, 0])
  })

  test('that was cancelled is not cancelled twice by its refund', () => {
    const paid = capture(gross, 119_00)
    expect(refund(cancel(paid, 119_00), 119_00)).toMatchObject({ canceled: 119_00, refunded: 119_00 })
  })

  test('paid in part and given back owes nothing', () => {
    expect(refund(capture(gross, 60_00), 60_00)).toMatchObject({ canceled: 119_00, refunded: 60_00 })
  })

  test('gives the commission back with the money, in proportion', () => {
    const sold = { ...capture(gross, 119_00), commission: 12_00 }
    expect(refundRow(sold, 59_50).commissionRefunded).toBe(6_00)
    expect(refundRow(refundRow(sold, 59_50), 59_50).commissionRefunded).toBe(12_00)
  })

  test('never takes back what it gave back of the commission', () => {
    const piece = { ...capture(gross, 25), commission: 2, refunded: 5, commissionRefunded: 1 }
    expect(refundRow(piece, 1).commissionRefunded).toBe(1)
    expect(refundRow(piece, 20).commissionRefunded).toBe(2)
  })

  test('cancelled before it was paid for costs no commission', () => {
    const owing = { ...gross, commission: 12_00 }
    expect(cancelRow(owing, 119_00).commissionRefunded).toBe(12_00)
    expect(cancelRow(owing, 19_00).commissionRefunded).toBe(0)
    expect(cancelRow(capture(owing, 119_00), 119_00).commissionRefunded).toBe(0)
  })

  test('given back in part, whose other money is another order’s now, costs no commission once it is cancelled', () => {
    const sold = { ...capture(gross, 119_00), commission: 12_00 }
    const replaced = cancelRow(carry(refundRow(sold, 59_50), 59_50), 59_50)
    expect(replaced).toMatchObject({ canceled: 119_00, captured: 59_50, refunded: 59_50, commissionRefunded: 12_00 })
  })
})

test('an expense has the same figures as a row, without options and promises', () => {
  expect(expenseAmounts({ price: 5_95, discountTotal: 1_00, taxTotal: 79 }, 'net')).toEqual({
    discountTotal: 1_00,
    taxTotal: 79,
    priceToPay: 5_74,
    canceled: 0,
    taxAfterCancellation: 79,
    captured: 0,
    refunded: 0,
  })
})
