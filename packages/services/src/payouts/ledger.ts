import type { DocumentId, MerchantId } from '@souk/domain/ids'
import type { TransferRequest } from '@souk/domain/payout/transfer'

/** One booking of a merchant's account. */
export interface LedgerEntry {
  /** The payout's. */
  readonly id: DocumentId
  /** e.g. `L-17`. */
  readonly transfer: string
  readonly type: TransferRequest['type']
  readonly merchant: MerchantId
  readonly orderReference: string
  readonly currency: string
  /** Minor units; what was taken back is negative. */
  readonly amount: number
  readonly at: string
}

export interface LedgerPeriod {
  readonly merchant: MerchantId
  readonly currency: string
  /** ISO times, half-open [from, to). */
  readonly from: string
  readonly to: string
}

/** What was transferred to merchants: append-only. */
export interface Ledger {
  /** Books it once: under an id that was booked before, the entry of then is answered. */
  book(request: TransferRequest, at: Date): Promise<LedgerEntry>
  /** Oldest first, at most `limit`. */
  entries(period: LedgerPeriod, limit: number): Promise<readonly LedgerEntry[]>
  /** Σ of all that was booked before. */
  balance(account: Pick<LedgerPeriod, 'merchant' | 'currency'>, before: string): Promise<number>
}
