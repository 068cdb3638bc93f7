import type { PriceMode } from '../marketplace.ts'
import { roundHalfUp } from '../money.ts'
import type { ExpenseAmounts } from './expense.ts'
import type { ItemAmounts } from './item.ts'

/** Of a row of goods as placed. */
export function itemAmounts(
  row: Pick<ItemAmounts, 'sumPrice' | 'optionTotal' | 'discountTotal' | 'taxTotal'>,
  mode: PriceMode,
): ItemAmounts {
  const { sumPrice, optionTotal, discountTotal, taxTotal } = row
  const subtotal = sumPrice + optionTotal
  return {
    ...expenseAmounts({ price: subtotal, discountTotal, taxTotal }, mode),
    sumPrice,
    optionTotal,
    subtotal,
    remuneration: 0,
    commission: 0,
    commissionRefunded: 0,
  }
}

export function expenseAmounts(
  { price, discountTotal, taxTotal }: { price: number; discountTotal: number; taxTotal: number },
  mode: PriceMode,
): ExpenseAmounts {
  const priceToPay = price - discountTotal + (mode === 'net' ? taxTotal : 0)
  return { discountTotal, taxTotal, priceToPay, canceled: 0, taxAfterCancellation: taxTotal, captured: 0, refunded: 0 }
}

/** Part of the price that still counts: neither cancelled nor refunded. */
export function remaining({ priceToPay, canceled }: ExpenseAmounts): number {
  return priceToPay - canceled
}

/** Money still to be taken for it. */
export function owed({ priceToPay, canceled, captured, refunded }: ExpenseAmounts): number {
  return Math.max(0, priceToPay - canceled - captured + refunded)
}

/** Money taken and not given back. */
export function refundable({ captured, refunded }: Pick<ExpenseAmounts, 'captured' | 'refunded'>): number {
  return captured - refunded
}

/** Of that what is not owed any more: it was cancelled after it was paid. */
export function surplus(amounts: ExpenseAmounts): number {
  return Math.max(0, refundable(amounts) - remaining(amounts))
}

export function capture<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return { ...amounts, captured: amounts.captured + amount }
}

/** Money taken for it is another order's now. */
export function carry<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return { ...amounts, captured: amounts.captured - amount }
}

export function cancel<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  return withCanceled(amounts, amounts.canceled + amount)
}

/** A row cancelled whole, with no money kept for it (none taken, or another order's now), costs its merchant no commission. */
export function cancelRow(amounts: ItemAmounts, amount: number): ItemAmounts {
  const after = cancel(amounts, amount)
  return refundable(after) === 0 && remaining(after) === 0 ? { ...after, commissionRefunded: after.commission } : after
}

/**
 * Money given back is no longer owed, unless it was cancelled before. When all the money taken was given back, nothing is
 * owed any more, not even a part that had never been paid.
 */
export function refund<Amounts extends ExpenseAmounts>(amounts: Amounts, amount: number): Amounts {
  const refunded = amounts.refunded + amount
  const canceled = refunded >= amounts.captured ? amounts.priceToPay : Math.max(amounts.canceled, refunded)
  return withCanceled({ ...amounts, refunded }, canceled)
}

/**
 * A row's refund also gives the merchant its commission back, in proportion to the money returned. What was given back stays so:
 * a piece of a split row may have had a cent more than its proportion.
 */
export function refundRow(amounts: ItemAmounts, amount: number): ItemAmounts {
  const after = refund(amounts, amount)
  const { commission, refunded, captured } = after
  const due = captured > 0 ? roundHalfUp(commission, refunded, captured) : commission
  return { ...after, commissionRefunded: Math.max(amounts.commissionRefunded, due) }
}

/** What a row costs its merchant; of money given back and of a row cancelled before, its share goes back at once. */
export function commissionRow(amounts: ItemAmounts, commission: number): ItemAmounts {
  const row = { ...amounts, commission }
  if (row.refunded > 0) return refundRow(row, 0)
  return row.canceled > 0 ? cancelRow(row, 0) : row
}

/** The tax that is left follows from how much of the price is, whatever the way there. */
function withCanceled<Amounts extends ExpenseAmounts>(amounts: Amounts, canceled: number): Amounts {
  const { priceToPay, taxTotal } = amounts
  const taxAfterCancellation = canceled === 0 ? taxTotal : roundHalfUp(taxTotal, priceToPay - canceled, priceToPay)
  return { ...amounts, canceled, taxAfterCancellation }
}
