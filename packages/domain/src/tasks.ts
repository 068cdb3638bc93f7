import type { Task } from './engine/outcome.ts'
import type { DocumentId, MerchantOrderId, OrderItemId } from './ids.ts'

/** Which mail of an order to send. */
export type MailData =
  | { readonly mail: 'order confirmation' }
  | { readonly mail: 'order shipped' | 'product review request' | 'gift card'; readonly items: readonly OrderItemId[] }
  | { readonly mail: 'invoice'; readonly invoice: DocumentId }
  | { readonly mail: 'amendment applied' | 'amendment failed'; readonly amendment: DocumentId }
  | { readonly mail: 'merchant new order'; readonly merchantOrder: MerchantOrderId }

/** Which document to issue, where there is something to issue one for. */
export interface InvoiceData {
  readonly issue: 'invoice' | 'credit-note'
}

export const mailTask = (data: MailData): Task => ({ kind: 'mail', data: { ...data } })

export const invoiceTask = (issue: InvoiceData['issue']): Task => ({ kind: 'invoice', data: { issue } })
