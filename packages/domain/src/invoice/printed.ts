import { sum } from '../money.ts'
import type { InvoiceLine } from '../order/documents.ts'
import { amountOf } from '../order/lines.ts'
import { subjectIn } from './subject.ts'

/** The lines as people read them: rows with the same goods, options, discounts and rates are one, with their sums. */
export function printedLines(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const subjects = Map.groupBy(lines, subjectIn).values()
  const alike = Map.groupBy(subjects, (its) => JSON.stringify(its.map(sameness)))
  return [...alike.values()].flatMap((same) => (same[0] ?? []).map((line, index) => together(line, same, index)))
}

function sameness({ type, name, sku, taxRate }: InvoiceLine) {
  return [type, name, sku, taxRate]
}

function together(line: InvoiceLine, same: readonly (readonly InvoiceLine[])[], index: number): InvoiceLine {
  const its = same.flatMap((lines) => lines[index] ?? [])
  const quantity = sum(its.map((one) => one.quantity))
  return { ...line, quantity, amount: amountOf(its), tax: sum(its.map(({ tax }) => tax)) }
}
