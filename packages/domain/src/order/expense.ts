import type { ExpenseId, MerchantId, ShipmentId } from '../ids.ts'
import type { ThresholdType } from '../threshold/threshold.ts'
import type { Discount, ItemAmounts } from './item.ts'

export type ExpenseType = 'SHIPMENT_EXPENSE_TYPE' | 'THRESHOLD_EXPENSE_TYPE'

/** Without `merchant` it belongs to the marketplace alone and appears in no merchant's totals. */
export interface Expense {
  readonly id: ExpenseId
  readonly type: ExpenseType
  readonly name: string
  /** Of a fee: the kind of threshold that was not met. */
  readonly threshold?: ThresholdType
  readonly shipment?: ShipmentId
  readonly merchant?: MerchantId
  readonly price: number
  readonly taxRate: number
  readonly discounts: readonly Discount[]
  readonly amounts: ExpenseAmounts
}

export type ExpenseAmounts = Pick<
  ItemAmounts,
  'discountTotal' | 'taxTotal' | 'priceToPay' | 'canceled' | 'taxAfterCancellation' | 'captured' | 'refunded'
>
