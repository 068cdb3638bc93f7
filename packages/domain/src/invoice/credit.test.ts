import { describe, expect, test } from 'vitest'
import { captureEvent } from '../order/capture.ts'
import { tasksOf } from '../order/commit.ts'
import { documentsOf } from '../order/documents.ts'
import type { OrderEvent } from '../order/events.ts'
import { fold } from '../order/evolve.ts'
import type { Order } from '../order/order.ts'
import { splitItem } from '../order/split.ts'
import { countingIds } from '../testing/ids.ts'
import { credited, invoiced, lastInvoice } from '../testing/invoice.ts'
import { aLine, anOrder, aShipment, NOW } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { dueCredit } from './credit.ts'

const warranty = { name: 'Warranty', unitPrice: 10_00, taxRate: 700 }

/** A camera with a warranty, three pounds of coffee that move as one, shipping; all paid and invoiced. */
function paidOrder(): Order {
  const order = anOrder({
    items: [
      aLine({ name: 'Camera', options: [warranty] }),
      aLine({ name: 'Coffee', merchant: 'MER000003', splittable: false, quantity: 3, unitPrice: 9_99, taxRate: 700 }),
    ],
    shipments: [aShipment({ price: 5_00 })],
  })
  return invoiced(happened(order, captureEvent(order, order.items)))
}

function happened(order: Order, ...events: readonly (OrderEvent | undefined)[]): Order {
  return fold(
    order,
    events.filter((event) => event !== undefined),
    NOW,
  )
}

const ids = countingIds('d000')

function refundOf(order: Order, ...positions: readonly number[]): OrderEvent | undefined {
  const items = order.items.filter((_, index) => positions.includes(index))
  return refundsOf(order, items, { newId: ids })[0]
}

/** Some cents back for a row. */
function goodwill(order: Order, position: number, amount: number): OrderEvent {
  const item = order.items[position]?.id ?? ('' as never)
  const refund = { id: ids() as never, amount, lines: [{ item, amount }], at: NOW }
  return { type: 'refund.created', refund, payments: [] }
}

describe('a credit note', () => {
  test('takes back what a refund gave back, by rate, and names its invoice', () => {
    const order = paidOrder()
    const note = lastInvoice(credited(happened(order, refundOf(order, 0))))
    expect(note).toMatchObject({
      type: 'credit-note',
      reference: 'CreditNote-DE-2026-2',
      corrects: 'Invoice-DE-2026-1',
    })
    expect(note.lines.map(({ name, amount, taxRate }) => [name, amount, taxRate])).toEqual([
      ['Camera', 119_00, 1900],
      ['Warranty', 10_00, 700],
      ['Express', expect.any(Number), 1900],
    ])
  })

  test('takes back part of a row as often as part of it is given back, and never more than was asked for', () => {
    let order = paidOrder()
    for (const amount of [1_00, 33, 28_64]) {
      order = credited(happened(order, goodwill(order, 1, amount)))
      expect(lastInvoice(order)).toMatchObject({ type: 'credit-note', total: amount })
    }
    const [invoice, ...notes] = documentsOf(order, 'invoice')
    const coffee = invoice?.lines.find(({ name }) => name === 'Coffee')
    const back = notes.flatMap(({ lines }) => lines)
    expect(back.reduce((total, { tax }) => total + tax, 0)).toBe(coffee?.tax)
    expect(dueCredit(order)).toBeUndefined()
  })

  test('is not made where nothing was invoiced, or nothing taken back', () => {
    const order = paidOrder()
    expect(dueCredit(order)).toBeUndefined()
    const unbilled = { ...order, documents: [] }
    expect(dueCredit(happened(unbilled, refundOf(unbilled, 0, 1)))).toBeUndefined()
  })

  test('is one for each invoice', () => {
    const placed = anOrder({ items: [aLine({ name: 'Camera' }), aLine({ name: 'Coffee' })] })
    const paid = happened(placed, captureEvent(placed, placed.items))
    const order = invoiced(invoiced(paid, ({ name }) => name === 'Camera'))
    const { documents } = credited(happened(order, refundOf(order, 0, 1)))
    expect(documents.map((one) => one.kind === 'invoice' && [one.type, one.corrects])).toEqual([
      ['invoice', undefined],
      ['invoice', undefined],
      ['credit-note', 'Invoice-DE-2026-1'],
      ['credit-note', 'Invoice-DE-2026-2'],
    ])
  })

  test('of a row that was split after it was invoiced is for the part that is given back', () => {
    const order = paidOrder()
    const coffee = order.items[1]
    if (!coffee) throw new Error('no coffee')
    const split = happened(order, splitItem(coffee, 1, ids))
    expect(split.items.at(-1)?.invoicedAs).toBe(coffee.id)
    expect(invoiced(split)).toBe(split)
    expect(dueCredit(split)).toBeUndefined()
    const note = lastInvoice(credited(happened(split, refundOf(split, 2))))
    expect(note.lines).toMatchObject([{ item: coffee.id, name: 'Coffee', amount: 9_99 }])
  })
})

test('who takes back what was invoiced leaves a task for the credit note, whatever else the commit leaves', () => {
  const order = paidOrder()
  const tasksAfter = (before: Order, event: OrderEvent | undefined) => {
    const events = event ? [event] : []
    return tasksOf({ order: happened(before, event), events, tasks: [] })
  }
  const due = { kind: 'invoice', data: { issue: 'credit-note' } }
  expect(tasksAfter(order, refundOf(order, 0))).toEqual([due])
  expect(tasksAfter({ ...order, documents: [] }, refundOf(order, 0))).toEqual([])
  expect(tasksAfter(order, { type: 'billing.changed', address: order.billing })).toEqual([])
})
