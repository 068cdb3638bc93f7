import { defined } from '../defined.ts'
import { sum } from '../money.ts'
import type { Discount } from './item.ts'
import { amountOf } from './lines.ts'
import type { PricedCart, PlaceLine } from './place-input.ts'
import { placeRefusal } from './place-refusal.ts'
import { shareDiscounts } from './share-discounts.ts'

/** What is taken off a line of the cart. */
export interface LineDiscounts {
  /** Its own, then its share of the order's; on what the options' own leave of its subtotal. */
  readonly discounts: readonly Discount[]
  /** By option. */
  readonly optionDiscounts: readonly (readonly Discount[])[]
}

/** `subtotals`: of the lines. The order's discounts are shared out by what each line's own left of its subtotal. */
export function placedDiscounts({ items, discounts }: PricedCart, subtotals: readonly number[]): LineDiscounts[] {
  const own = items.map((line, index) => ownDiscounts(line, subtotals[index] ?? 0, `items[${index}]`))
  const left = own.map((line, index) => (subtotals[index] ?? 0) - discountOf(line))
  const shared = checkedDiscounts(discounts, sum(left), 'discounts')
  const shares = shareDiscounts(shared, left)
  return own.map((line, index) => ({ ...line, discounts: [...line.discounts, ...(shares[index] ?? [])] }))
}

function discountOf({ discounts, optionDiscounts }: LineDiscounts): number {
  return amountOf(discounts) + sum(optionDiscounts.map(amountOf))
}

/** `most` is the price that they lower. */
export function checkedDiscounts(discounts: PricedCart['discounts'], most: number, path: string): Discount[] {
  const amount = amountOf(discounts)
  if (amount <= most) return discounts.map(defined<Discount>)
  const sentence = `they come to ${amount}, but there is only ${most} to be discounted. Lower them by ${amount - most}.`
  throw placeRefusal('order.discount-too-large', { path, amount, most }, sentence)
}

function ownDiscounts({ options, quantity, discounts }: PlaceLine, subtotal: number, path: string): LineDiscounts {
  const optionDiscounts = options.map((option, index) =>
    checkedDiscounts(option.discounts ?? [], option.unitPrice * quantity, `${path}.options[${index}].discounts`),
  )
  const left = subtotal - sum(optionDiscounts.map(amountOf))
  return { optionDiscounts, discounts: checkedDiscounts(discounts, left, `${path}.discounts`) }
}
