import { z } from 'zod'
import type { Totals } from '@souk/domain/order/order'
import type { Refund } from '@souk/domain/order/payment'
import type { GivenLine } from '@souk/domain/refunds/give-back'
import {
  amount,
  expenseId,
  idempotencyKey,
  merchantId,
  moment,
  orderItemId,
  page,
  reference,
  search,
  storeCode,
  text,
} from './shared.ts'

/** All that is left, or this amount of it. */
const ofIt = { amount: amount.min(1).optional() }

const line = z.union([
  /** So many of a row: it is split. */
  z.object({ item: orderItemId, quantity: z.int().min(1).max(10_000).optional(), ...ofIt }),
  z.object({ expense: expenseId, ...ofIt }),
]) satisfies z.ZodType<GivenLine>

export const createRefund = z.object({
  idempotencyKey,
  /** The order's. */
  reference,
  lines: z.array(line).min(1).max(1000),
  /** Needed where an amount is chosen. */
  reason: text(500).optional(),
  comment: text(1000).optional(),
})

export const listRefunds = page
  .extend({
    /** Matches the order's reference, the customer's name and e-mail. */
    search,
    stores: z.array(storeCode).max(50).optional(),
    merchants: z.array(merchantId).max(200).optional(),
    /** Half-open [from, to). */
    from: moment.optional(),
    to: moment.optional(),
  })
  .prefault({})

export interface CreatedRefunds {
  readonly reference: string
  readonly version: number
  /** One for each merchant, and one for the marketplace's own expenses. */
  readonly refunds: readonly Refund[]
  readonly totals: Totals
}
