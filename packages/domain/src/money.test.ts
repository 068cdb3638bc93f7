import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, percentOf, roundHalfUp, sum, taxOn, taxWithin } from './money.ts'

const runs = { numRuns: 2000 }
const amount = fc.integer({ min: -1_000_000_000_000_00, max: 1_000_000_000_000_00 })
const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000_000_000_00 })), {
  minLength: 1,
  maxLength: 20,
})

describe('rounding', () => {
  test.each([
    { of: 325_787, part: 1, whole: 10, rounded: 32_579 },
    { of: 62_534, part: 1, whole: 10, rounded: 6_253 },
    { of: 5, part: 1, whole: 2, rounded: 3 },
    { of: -5, part: 1, whole: 2, rounded: -3 },
    { of: -4, part: 1, whole: 10, rounded: 0 },
    { of: 0, part: 7, whole: 3, rounded: 0 },
  ])('$of × $part ÷ $whole is $rounded', ({ of, part, whole, rounded }) => {
    expect(roundHalfUp(of, part, whole)).toBe(rounded)
  })

  test('is exact where products outgrow 2^53', () => {
    expect(roundHalfUp(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_517)
  })

  test('agrees with exact fractions', () => {
    fc.assert(
      fc.property(amount, fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (of, part, whole) => {
        fc.pre(part <= whole)
        const doubled = 2n * BigInt(Math.abs(of)) * BigInt(part) + BigInt(whole)
        const exact = Number(doubled / (2n * BigInt(whole)))
        expect(roundHalfUp(of, part, whole)).toBe(of < 0 ? 0 - exact : exact)
      }),
      runs,
    )
  })
})

describe('tax', () => {
  test('19 % of 100.00 net is 19.00, and 119.00 gross contains it', () => {
    expect(taxOn(100_00, 1900)).toBe(19_00)
    expect(taxWithin(119_00, 1900)).toBe(19_00)
    expect(percentOf(400_00, 300)).toBe(12_00)
  })

  test('a gross price made of a net price contains the tax that was put on it', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(10_000), (net, rate) => {
        const tax = taxOn(net, rate)
        expect(taxWithin(net + tax, rate)).toBe(tax)
      }),
      runs,
    )
  })
})

describe('allocation', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 5, 0, 1], [0, 8, 0, 2]],
    [5, [0, 0], [3, 2]],
    [0, [3, 4], [0, 0]],
    [0, [], []],
  ])('of %i over %j is %j', (total, over, shares) => {
    expect(allocate(total, over)).toEqual(shares)
  })

  test('of something over nobody is a bug', () => {
    expect(() => allocate(1, [])).toThrow('nobody')
  })

  test('loses nothing and makes nothing', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        expect(sum(allocate(total, over))).toBe(total)
      }),
      runs,
    )
  })

  test('is never off the exact share by a whole unit, and gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        const whole = BigInt(sum(over))
        fc.pre(whole > 0n)
        allocate(total, over).forEach((share, index) => {
          const weight = over[index] ?? 0
          const off = BigInt(share) * whole - BigInt(total) * BigInt(weight)
          expect(off < whole && -off < whole).toBe(true)
          expect(weight > 0 || share === 0).toBe(true)
        })
      }),
      runs,
    )
  })

  test('of an amount no larger than its weights gives none more than its weight', () => {
    fc.assert(
      fc.property(weights, fc.nat(10_000), (over, share) => {
        const shares = allocate(percentOf(sum(over), share), over)
        expect(shares.every((part, index) => part <= (over[index] ?? 0))).toBe(true)
      }),
      runs,
    )
  })
})
