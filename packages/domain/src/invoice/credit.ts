import { allocate, sum } from '../money.ts'
import { remaining } from '../order/amounts.ts'
import type { Invoice, InvoiceLine } from '../order/documents.ts'
import type { ExpenseAmounts } from '../order/expense.ts'
import { amountOf } from '../order/lines.ts'
import type { Order } from '../order/order.ts'
import { invoicesOf, subjectIn, subjectOf } from './subject.ts'
import type { LineSubject } from './subject.ts'

/** What is to be taken back of one invoice. */
export interface Credit {
  readonly corrects: Invoice
  /** Positive amounts. */
  readonly lines: readonly InvoiceLine[]
}

/**
 * The first invoice that asks for more than is still owed, or was paid and not given back, beside what credit notes have taken
 * back of it. Never more than it asked for, at no rate.
 */
export function dueCredit(order: Order): Credit | undefined {
  const invoices = invoicesOf(order, 'invoice')
  if (invoices.length === 0) return undefined
  const left = leftOf(order)
  const notes = invoicesOf(order, 'credit-note')
  for (const corrects of invoices) {
    const credited = notes.filter((note) => note.corrects === corrects.reference).flatMap((note) => note.lines)
    const back = Map.groupBy(credited, subjectIn)
    const lines = [...Map.groupBy(corrects.lines, subjectIn)].flatMap(([subject, asked]) =>
      creditLines(asked, { left: left.get(subject) ?? nothing, credited: back.get(subject) ?? [] }),
    )
    if (lines.length > 0) return { corrects, lines }
  }
  return undefined
}

interface Left {
  readonly amount: number
  readonly tax: number
}

const nothing: Left = { amount: 0, tax: 0 }

/** What each subject of invoices still comes to; rows that were split after they were invoiced are one. */
function leftOf({ items, expenses }: Order): ReadonlyMap<LineSubject | undefined, Left> {
  const left = new Map<LineSubject | undefined, Left>()
  const add = (subject: LineSubject, amounts: ExpenseAmounts): void => {
    const { amount, tax } = left.get(subject) ?? nothing
    left.set(subject, { amount: amount + remaining(amounts), tax: tax + amounts.taxAfterCancellation })
  }
  for (const item of items) add(subjectOf(item), item.amounts)
  for (const { id, amounts } of expenses) add(id, amounts)
  return left
}

interface Since {
  readonly left: Left
  readonly credited: readonly InvoiceLine[]
}

/** One line for each rate of the subject, known by what it was charged for first. */
function creditLines(asked: readonly InvoiceLine[], { left, credited }: Since): InvoiceLine[] {
  const open = [...Map.groupBy(asked, ({ taxRate }) => taxRate)].flatMap(([rate, lines]) => {
    const [first] = lines
    const back = credited.filter(({ taxRate }) => taxRate === rate)
    return first ? [{ first, amount: amountOf(lines) - amountOf(back), tax: taxOf(lines) - taxOf(back) }] : []
  })
  const amount = amountOf(open) - left.amount
  if (amount <= 0) return []
  const openTax = sum(open.map(({ tax }) => tax))
  const amounts = allocate(
    amount,
    open.map((rate) => rate.amount),
  )
  const taxes = allocate(
    Math.min(Math.max(openTax - left.tax, 0), openTax),
    open.map(({ tax }) => tax),
  )
  return open.flatMap(({ first }, index): InvoiceLine[] => {
    const line = { amount: amounts[index] ?? 0, tax: taxes[index] ?? 0 }
    const quantity = left.amount === 0 ? first.quantity : 1
    return line.amount === 0 && line.tax === 0 ? [] : [{ ...first, quantity, ...line }]
  })
}

function taxOf(lines: readonly InvoiceLine[]): number {
  return sum(lines.map(({ tax }) => tax))
}
