import { allocate } from '../money.ts'
import type { Discount } from './item.ts'

/**
 * Shares discounts out over prices, each by what the ones before it left of them, so that no price gets more discount than
 * it is high. Together they must not exceed the prices. What comes to nothing is left out.
 */
export function shareDiscounts(discounts: readonly Discount[], prices: readonly number[]): Discount[][] {
  const shared = prices.map((): Discount[] => [])
  let left = [...prices]
  for (const discount of discounts) {
    const shares = allocate(discount.amount, left)
    shares.forEach((amount, index) => amount > 0 && shared[index]?.push({ ...discount, amount }))
    left = left.map((price, index) => price - (shares[index] ?? 0))
  }
  return shared
}
