import type { Actor } from '../actor.ts'
import type { ExpenseId, MerchantId, OrderItemId, PaymentId, RefundId } from '../ids.ts'

export interface Payment {
  readonly id: PaymentId
  /** Key of a payment method, e.g. `invoice`. */
  readonly method: string
  readonly provider: string
  readonly amount: number
  /** Money taken so far; a prepaid payment arrives captured. */
  readonly captured: number
  readonly refunded: number
  /** What may be shown of it, e.g. a gift card's code or a card's last digits. */
  readonly details?: Readonly<Record<string, string>>
}

export interface Refund {
  readonly id: RefundId
  /** The one merchant whose rows and expenses it is for. */
  readonly merchant?: MerchantId
  readonly amount: number
  readonly comment?: string
  /** Why somebody chose the amount. */
  readonly reason?: string
  readonly by?: Actor
  readonly lines: readonly RefundLine[]
  readonly at: string
}

export interface RefundLine {
  readonly item?: OrderItemId
  readonly expense?: ExpenseId
  readonly amount: number
}
