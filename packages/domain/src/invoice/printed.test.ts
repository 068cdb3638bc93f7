import { expect, test } from 'vitest'
import { invoiced, lastInvoice } from '../testing/invoice.ts'
import { aLine, anOrder } from '../testing/order.ts'
import { printedLines } from './printed.ts'

test('units of the same goods are one line, with their options and discounts', () => {
  const warranty = { name: 'Warranty', unitPrice: 10_00, taxRate: 1900 }
  const discount = { name: 'Spring', amount: 30_00 }
  const order = anOrder({
    items: [
      aLine({ name: 'Camera', quantity: 3, options: [warranty], discounts: [discount] }),
      aLine({ name: 'Book', sku: 'B', quantity: 2, taxRate: 700, unitPrice: 10_00 }),
      aLine({ name: 'Book', sku: 'B', quantity: 1, taxRate: 0, unitPrice: 10_00 }),
    ],
  })
  const { lines, total } = lastInvoice(invoiced(order))
  const printed = printedLines(lines)
  expect(printed.map(({ name, quantity, taxRate }) => [name, quantity, taxRate])).toEqual([
    ['Camera', 3, 1900],
    ['Spring', 3, 1900],
    ['Warranty', 3, 1900],
    ['Spring', 3, 1900],
    ['Book', 2, 700],
    ['Book', 1, 0],
  ])
  expect(printed.reduce((sum, { amount }) => sum + amount, 0)).toBe(total)
})
