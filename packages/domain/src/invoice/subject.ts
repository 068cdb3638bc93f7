import type { ExpenseId, OrderItemId } from '../ids.ts'
import { documentsOf } from '../order/documents.ts'
import type { Invoice, InvoiceLine, OrderDocument } from '../order/documents.ts'
import type { OrderItem } from '../order/item.ts'

/** What a line of an invoice is about: a row of goods, or an expense. */
export type LineSubject = OrderItemId | ExpenseId

/** Under which id invoices know a row: its own, or that of the row it was invoiced as a part of. */
export function subjectOf({ id, invoicedAs }: Pick<OrderItem, 'id' | 'invoicedAs'>): OrderItemId {
  return invoicedAs ?? id
}

/** Undefined: it is about none. */
export function subjectIn({ item, expense }: InvoiceLine): LineSubject | undefined {
  return item ?? expense
}

interface Documented {
  readonly documents: readonly OrderDocument[]
}

export function invoicesOf(order: Documented, type: Invoice['type']): Invoice[] {
  return documentsOf(order, 'invoice').filter((invoice) => invoice.type === type)
}

export function isInvoiced(order: Documented, subject: LineSubject): boolean {
  return invoicedSubjects(order).has(subject)
}

/** All that the order's invoices are about. */
export function invoicedSubjects(order: Documented): ReadonlySet<LineSubject> {
  const lines = invoicesOf(order, 'invoice').flatMap((invoice) => invoice.lines)
  return new Set(lines.flatMap((line) => subjectIn(line) ?? []))
}
