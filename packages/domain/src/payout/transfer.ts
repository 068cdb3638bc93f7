import type { DocumentId, MerchantId } from '../ids.ts'
import type { Payout } from '../order/documents.ts'

/** What a payout provider is asked to transfer. Asked again under the same id it transfers nothing twice. */
export interface TransferRequest {
  /** The payout's. */
  readonly id: DocumentId
  readonly type: Payout['type']
  readonly merchant: MerchantId
  readonly merchantReference: string
  readonly orderReference: string
  /** Minor units, positive; a reversal takes it back. */
  readonly amount: number
  readonly currency: string
}

/** What became of it: transferred, under the provider's own name for it, or refused for good. */
export interface TransferResult {
  readonly id: DocumentId
  readonly transfer?: string
  readonly failure?: string
}
