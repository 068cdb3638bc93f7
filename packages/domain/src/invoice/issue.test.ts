import { describe, expect, test } from 'vitest'
import { sum } from '../money.ts'
import { cancelEvent } from '../order/cancel.ts'
import { documentsOf } from '../order/documents.ts'
import type { InvoiceLine } from '../order/documents.ts'
import { fold } from '../order/evolve.ts'
import type { Order } from '../order/order.ts'
import { invoiced, lastInvoice, souk } from '../testing/invoice.ts'
import { aLine, anOrder, aShipment, NOW } from '../testing/order.ts'
import { linesOf } from './lines.ts'

const warranty = { name: 'Warranty', sku: 'W-1', unitPrice: 10_00, taxRate: 700 }
const gift = { name: 'First year free', amount: 4_00 }
const cart = {
  items: [
    aLine({ name: 'Camera', unitPrice: 119_00, taxRate: 1900, options: [warranty] }),
    aLine({ name: 'Book', sku: 'B-1', merchant: 'MER000003', unitPrice: 21_40, taxRate: 700 }),
  ],
  shipments: [aShipment({ price: 5_95, taxRate: 1900 })],
  discounts: [{ name: 'Spring', amount: 15_04, code: 'SPRING' }],
}

const shown = ({ type, name, amount, taxRate, tax }: InvoiceLine): string =>
  `${type} ${name} ${amount} (${taxRate}: ${tax})`

function cancelled(order: Order, position: number): Order {
  const event = cancelEvent(
    order,
    order.items.filter((_, index) => index === position),
  )
  return event ? fold(order, [event], NOW) : order
}

describe('an invoice', () => {
  test('has a line for goods, each option, each discount, and each expense', () => {
    const { lines } = lastInvoice(invoiced(anOrder(cart)))
    expect(lines.map(shown)).toEqual([
      'goods Camera 11900 (1900: 1900)',
      'discount Spring (SPRING) -1190 (1900: -190)',
      'option Warranty 1000 (700: 66)',
      'discount Spring (SPRING) -100 (700: -7)',
      'goods Book 2140 (700: 140)',
      'discount Spring (SPRING) -214 (700: -14)',
      'expense Express 510 (1900: 81)',
      'expense Express 85 (1900: 14)',
    ])
  })

  test('comes to what the order costs, its taxes by rate to the order’s tax', () => {
    const order = anOrder(cart)
    const { total, taxes } = lastInvoice(invoiced(order))
    expect(total).toBe(order.totals.grandTotal)
    expect(sum(taxes.map(({ tax }) => tax))).toBe(order.totals.taxTotal)
    expect(taxes).toEqual([
      { taxRate: 700, base: 2641, tax: 185 },
      { taxRate: 1900, base: 9500, tax: 1805 },
    ])
    expect(sum(taxes.map(({ base, tax }) => base + tax))).toBe(total)
  })

  test('has no tax at a rate of nothing, also where discounts leave nothing of a row’s taxed part', () => {
    const engraving = { name: 'Engraving', unitPrice: 10, taxRate: 0 }
    const bow = { name: 'Bow', unitPrice: 2, taxRate: 2550 }
    const { items } = anOrder({
      items: [aLine({ quantity: 3, unitPrice: 3, taxRate: 0, options: [engraving, bow] })],
      shipments: [aShipment({ price: 6, taxRate: 2550 })],
      discounts: [{ name: 'Nearly all', amount: 33 }],
    })
    const lines = linesOf(items, [], 'gross')
    expect(sum(lines.map(({ tax }) => tax))).toBe(1)
    expect(lines.filter(({ taxRate, tax }) => taxRate === 0 && tax !== 0)).toEqual([])
  })

  test('taxes each rate on all that is charged at it, however little its share in each of many rows is', () => {
    const { items } = anOrder({
      items: [aLine({ quantity: 100, unitPrice: 1_00, options: [{ ...warranty, unitPrice: 50 }] })],
    })
    const lines = linesOf(items, [], 'gross')
    const taxes = [700, 1900].map((rate) => sum(lines.map(({ taxRate, tax }) => (taxRate === rate ? tax : 0))))
    expect(taxes).toEqual([3_27, 15_97])
  })

  test('has the tax on top where prices are net', () => {
    const order = anOrder({ ...cart, priceMode: 'net' })
    const { total, lines } = lastInvoice(invoiced(order))
    expect(total).toBe(order.totals.grandTotal)
    expect(lines[0]).toMatchObject({ name: 'Camera', amount: 119_00 + 22_61, tax: 22_61 })
  })

  test('takes an option’s own discount off the option', () => {
    const order = anOrder({ items: [aLine({ name: 'Camera', options: [{ ...warranty, discounts: [gift] }] })] })
    const { lines, total } = lastInvoice(invoiced(order))
    expect(lines.map(({ name, amount, taxRate }) => [name, amount, taxRate])).toEqual([
      ['Camera', 119_00, 1900],
      ['Warranty', 10_00, 700],
      ['First year free', -4_00, 700],
    ])
    expect(total).toBe(order.totals.grandTotal)
  })

  test('says who, what, when, as of now', () => {
    const order = anOrder({ ...cart, customReference: 'PO 7' })
    expect(lastInvoice(invoiced(order))).toMatchObject({
      type: 'invoice',
      reference: 'Invoice-DE-2026-1',
      number: 1,
      year: 2026,
      date: '2026-11-02',
      at: NOW,
      order: { reference: 'DE--5', date: NOW.slice(0, 10), customReference: 'PO 7' },
      seller: souk,
      buyer: order.billing,
      customer: 'DE--21',
      currency: 'EUR',
    })
  })

  test('is of what is ready; the next one of what is left; then there is nothing', () => {
    const order = anOrder(cart)
    const first = invoiced(order, ({ name }) => name === 'Book')
    expect(lastInvoice(first).lines.map(({ name }) => name)).toEqual(['Book', 'Spring (SPRING)', 'Express'])
    const second = invoiced(first)
    expect(lastInvoice(second)).toMatchObject({ reference: 'Invoice-DE-2026-2' })
    expect(lastInvoice(first).total + lastInvoice(second).total).toBe(order.totals.grandTotal)
    expect(invoiced(second)).toBe(second)
  })

  test('leaves out what was cancelled before, with the shipping that was for it alone', () => {
    const order = cancelled(anOrder(cart), 1)
    const { lines, total } = lastInvoice(invoiced(order))
    expect(lines.some(({ name }) => name === 'Book')).toBe(false)
    expect(total).toBe(order.totals.grandTotal)
  })

  test('says what of a row is owed no more', () => {
    const [camera] = anOrder(cart).items
    const off = { item: camera?.id ?? ('' as never), amount: 30_00 }
    const order = fold(anOrder(cart), [{ type: 'items.cancelled', items: [off], expenses: [] }], NOW)
    const { lines, total, taxes } = lastInvoice(invoiced(order))
    const gone = lines.filter(({ type }) => type === 'cancelled')
    expect(gone.map(({ name, taxRate }) => [name, taxRate])).toEqual([
      ['Camera', 1900],
      ['Warranty', 700],
    ])
    expect(sum(gone.map(({ amount }) => amount))).toBe(-30_00)
    expect([total, sum(taxes.map(({ tax }) => tax))]).toEqual([order.totals.grandTotal, order.totals.taxTotal])
  })

  test('is not made for an order that costs nothing', () => {
    const order = anOrder({ items: [aLine({ unitPrice: 0 })] })
    expect(documentsOf(invoiced(order), 'invoice')).toEqual([])
  })

  test('has what cost nothing beside what did', () => {
    const order = anOrder({ items: [aLine(), aLine({ name: 'Sticker', unitPrice: 0 })] })
    expect(lastInvoice(invoiced(order)).lines.map(({ name, amount }) => [name, amount])).toContainEqual(['Sticker', 0])
  })

  test('names the day of delivery once all of it is there', () => {
    const order = anOrder(cart)
    const delivered = (...items: readonly Order['items'][number][]) =>
      fold(
        order,
        [
          {
            type: 'items.moved',
            side: 'marketplace',
            items: items.map(({ id }) => id),
            event: 'deliver',
            from: 'new',
            to: 'delivered',
            timers: [],
          },
        ],
        '2026-11-07T10:00:00.000Z',
      )
    expect(lastInvoice(invoiced(delivered(...order.items.slice(1)))).delivered).toBeUndefined()
    expect(lastInvoice(invoiced(delivered(...order.items))).delivered).toBe('2026-11-07')
  })
})
