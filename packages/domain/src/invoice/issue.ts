import type { DocumentId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { sum } from '../money.ts'
import { remaining } from '../order/amounts.ts'
import type { Company, Invoice, InvoiceLine } from '../order/documents.ts'
import type { Expense } from '../order/expense.ts'
import type { OrderItem } from '../order/item.ts'
import { amountOf, isFor } from '../order/lines.ts'
import type { Order } from '../order/order.ts'
import type { Credit } from './credit.ts'
import { linesOf } from './lines.ts'
import { invoicedSubjects, subjectOf } from './subject.ts'

/**
 * What is to be invoiced now: rows that are ready and not invoiced yet, and the expenses made for rows that are ready. What
 * was cancelled before is left out. Empty: there is nothing to ask money for.
 */
export function dueLines(order: Order, isReady: (item: OrderItem) => boolean): InvoiceLine[] {
  const ready = order.items.filter(isReady)
  const invoiced = invoicedSubjects(order)
  const items = ready.filter((item) => !invoiced.has(subjectOf(item)) && isCharged(item))
  const expenses = order.expenses.filter(
    (expense) => !invoiced.has(expense.id) && isCharged(expense) && ready.some((item) => isFor(expense, item)),
  )
  const lines = linesOf(items, expenses, order.priceMode)
  return amountOf(lines) > 0 ? lines : []
}

/** Not cancelled whole; what never cost anything is on the invoice too. */
function isCharged({ amounts }: OrderItem | Expense): boolean {
  return remaining(amounts) > 0 || amounts.priceToPay === 0
}

export interface IssueTerms {
  readonly id: DocumentId
  readonly number: number
  readonly now: Date
  /** Today in the store's time zone. */
  readonly date: string
  readonly seller: Company
  /** The day that a moment has in the store's time zone. */
  readonly dayOf: (at: Date) => string
}

export function invoiceOf(order: Order, lines: readonly InvoiceLine[], terms: IssueTerms): Invoice {
  const delivered = deliveredOn(order, lines, terms)
  return {
    ...issued(order, { type: 'invoice', lines }, terms),
    ...(delivered !== undefined && { delivered }),
  }
}

export function creditNoteOf(order: Order, { corrects, lines }: Credit, terms: IssueTerms): Invoice {
  return { ...issued(order, { type: 'credit-note', lines }, terms), corrects: corrects.reference }
}

const PREFIX = { invoice: 'Invoice', 'credit-note': 'CreditNote' } as const

function issued(order: Order, { type, lines }: Pick<Invoice, 'type' | 'lines'>, terms: IssueTerms): Invoice {
  const { id, number, now, date, seller, dayOf } = terms
  const { reference, customReference, placedAt } = order
  const year = Number(date.slice(0, 4))
  return {
    kind: 'invoice',
    id,
    type,
    status: 'issued',
    reference: `${PREFIX[type]}-${order.store}-${year}-${number}`,
    number,
    year,
    date,
    at: isoOf(now),
    order: {
      reference,
      date: dayOf(new Date(placedAt)),
      ...(customReference !== undefined && { customReference }),
    },
    seller,
    buyer: order.billing,
    ...(order.customer.reference !== undefined && { customer: order.customer.reference }),
    locale: order.locale,
    currency: order.currency,
    lines,
    total: amountOf(lines),
    taxes: taxesIn(lines),
  }
}

/** The last of them, when all are there. */
function deliveredOn({ items }: Order, lines: readonly InvoiceLine[], { dayOf }: IssueTerms): string | undefined {
  const rows = new Set(lines.flatMap(({ item }) => item ?? []))
  const days = items.filter(({ id }) => rows.has(id)).map(({ deliveredAt }) => deliveredAt)
  const last = days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined
  return last === undefined ? undefined : dayOf(new Date(last))
}

function taxesIn(lines: readonly InvoiceLine[]): Invoice['taxes'] {
  return [...Map.groupBy(lines, ({ taxRate }) => taxRate)]
    .map(([taxRate, its]) => {
      const tax = sum(its.map((line) => line.tax))
      return { taxRate, base: amountOf(its) - tax, tax }
    })
    .toSorted((one, other) => one.taxRate - other.taxRate)
}
