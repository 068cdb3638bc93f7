import type { DocumentId } from '../ids.ts'
import { dueCredit } from '../invoice/credit.ts'
import { creditNoteOf, dueLines, invoiceOf } from '../invoice/issue.ts'
import type { IssueTerms } from '../invoice/issue.ts'
import { applyCommit } from '../order/commit.ts'
import { documentsOf } from '../order/documents.ts'
import type { Company, Invoice } from '../order/documents.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { NOW } from './order.ts'

export const souk: Company = {
  name: 'Souk GmbH',
  address: ['Große Straße 1', '10115 Berlin', 'Germany'],
  vatId: 'DE123456789',
}

function termsFor({ documents }: Order): IssueTerms {
  const number = documents.length + 1
  const dayOf = (at: Date) => at.toISOString().slice(0, 10)
  return { id: `document ${number}` as DocumentId, number, now: new Date(NOW), date: '2026-11-02', seller: souk, dayOf }
}

function recorded(order: Order, document: Invoice): Order {
  const commit = { version: order.version + 1, at: new Date(NOW) }
  return applyCommit(order, [{ type: 'document.recorded', document }], commit)
}

/** The order with an invoice for all that is ready and not invoiced yet, if there is anything. */
export function invoiced(order: Order, isReady: (item: OrderItem) => boolean = () => true): Order {
  const lines = dueLines(order, isReady)
  return lines.length === 0 ? order : recorded(order, invoiceOf(order, lines, termsFor(order)))
}

/** The order with credit notes for all that is due. */
export function credited(order: Order): Order {
  const credit = dueCredit(order)
  return credit ? credited(recorded(order, creditNoteOf(order, credit, termsFor(order)))) : order
}

export function lastInvoice(order: Order): Invoice {
  const last = documentsOf(order, 'invoice').at(-1)
  if (!last) throw new Error('the order has no invoice')
  return last
}
