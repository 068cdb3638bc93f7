import type { Actor } from '@souk/domain/actor'
import type { DocumentId } from '@souk/domain/ids'
import { isoOf } from '@souk/domain/iso'
import type { Note } from '@souk/domain/order/documents'
import { mailTask } from '@souk/domain/tasks'
import { commitSaying } from '../orders/commit.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { requestHash } from '../request-hash.ts'
import { invoiceByReference } from './invoice-by-reference.ts'

export interface MailRequest {
  readonly reference: string
  /** Default: the order's customer. */
  readonly to?: string | undefined
  readonly idempotencyKey: string
}

/** Has an invoice mailed, once more if it was before. Refused: `invoice.not-found`. */
export async function mailInvoice(deps: OrderDeps, actor: Actor, request: MailRequest): Promise<void> {
  const { idempotencyKey, ...asked } = request
  const { document: invoice, order } = await invoiceByReference(deps, asked.reference)
  const { kind, data } = mailTask({ mail: 'invoice', invoice: invoice.id })
  const task = { kind, data: { ...data, ...(asked.to !== undefined && { to: asked.to }) } }
  await deps.orders.change(
    order.id,
    (locked) => {
      const at = deps.now()
      const id = deps.newId() as DocumentId
      const message = `${invoice.reference} is to be mailed.`
      const document: Note = { kind: 'note', id, command: kind, message, success: true, at: isoOf(at) }
      const events = [{ type: 'document.recorded', document }] as const
      return commitSaying(locked, { events, tasks: [task], actor, at, answer: null })
    },
    { key: idempotencyKey, actor: actor.id, requestHash: requestHash('invoices.mail', asked) },
  )
}
