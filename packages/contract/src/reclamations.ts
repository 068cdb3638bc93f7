import { z } from 'zod'
import type { Reclamation } from '@souk/domain/order/documents'
import { documentId, idempotencyKey, moment, orderItemId, page, reference, search, storeCode, text } from './shared.ts'

export const createReclamation = z.object({
  idempotencyKey,
  /** The order's. */
  reference,
  items: z.array(orderItemId).min(1).max(1000),
  comment: text(1000).optional(),
})

/** For good: a closed one cannot be opened again. */
export const closeReclamation = z.object({ idempotencyKey, reference, reclamation: documentId })

export const listReclamations = page
  .extend({
    /** Matches the order's reference, the customer's name and e-mail. */
    search,
    stores: z.array(storeCode).max(50).optional(),
    status: z.enum(['open', 'closed']).optional(),
    /** Half-open [from, to). */
    from: moment.optional(),
    to: moment.optional(),
  })
  .prefault({})

export interface ReclamationAnswer {
  readonly reference: string
  readonly version: number
  readonly reclamation: Reclamation
}
