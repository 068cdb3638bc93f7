import { z } from 'zod'
import type { DocumentId, MerchantId } from '@souk/domain/ids'
import { currency, merchantId, moment, page, search, storeCode } from './shared.ts'

/** Merchant users see their own without naming the merchant; operators name it, or see all. */
export const listPayouts = page
  .extend({
    /** In a payout's order: reference, customer's name and e-mail. */
    search,
    merchant: merchantId.optional(),
    stores: z.array(storeCode).max(50).optional(),
    statuses: z
      .array(z.enum(['due', 'paid', 'failed']))
      .max(3)
      .optional(),
    /** Half-open [from, to), of when they became due. */
    from: moment.optional(),
    to: moment.optional(),
  })
  .prefault({})

/** Half-open [from, to), of when money was transferred. */
export const payoutStatement = z.object({
  merchant: merchantId.optional(),
  currency,
  from: moment,
  to: moment,
})

/** Opening balance + Σ entries = closing balance; minor units. */
export interface PayoutStatement {
  readonly merchant: MerchantId
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly opening: number
  readonly entries: readonly {
    readonly id: DocumentId
    /** The provider's name for it. */
    readonly transfer: string
    readonly type: 'payout' | 'reversal'
    readonly orderReference: string
    /** What was taken back is negative. */
    readonly amount: number
    readonly at: string
  }[]
  readonly closing: number
}
