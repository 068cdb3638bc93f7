import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { cancelEvent } from '@souk/domain/order/cancel'
import type { Invoice } from '@souk/domain/order/documents'
import { fold } from '@souk/domain/order/evolve'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { credited, invoiced, lastInvoice } from '@souk/domain/testing/invoice'
import { aLine, anAddress, anOrder, aShipment, NOW } from '@souk/domain/testing/order'
import { pdfInvoicePrinter } from './invoice-printer.ts'

const printer = pdfInvoicePrinter()

/** What each page says, its blanks as single spaces. */
async function pagesOf(invoice: Invoice): Promise<string[]> {
  const document = await getDocumentProxy(await printer.print(invoice))
  const { text } = await extractText(document)
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}

const cart: Partial<PlaceInput> = {
  locale: 'de-DE',
  billing: anAddress({ company: 'Müßiggang & Söhne', firstName: 'Ζωή', lastName: 'Łódź', city: 'Köln' }),
  items: [
    aLine({ name: 'Kühlschrank „Größe XL“', sku: 'K-1', quantity: 2, unitPrice: 1_234_56 }),
    aLine({ name: 'Книга', sku: 'B-1', merchant: 'MER000003', unitPrice: 21_40, taxRate: 700 }),
  ],
  shipments: [aShipment({ price: 5_95 })],
  discounts: [{ name: 'Frühling', amount: 100_00, code: 'MAI' }],
}

describe('a printed invoice', () => {
  test('says number, parties, lines, taxes by rate and total as the invoice has them, with umlauts and euro signs', async () => {
    const invoice = lastInvoice(invoiced(anOrder(cart)))
    const [page = '', ...others] = await pagesOf(invoice)
    expect(others).toEqual([])
    for (const text of [
      'Souk GmbH · Große Straße 1 · 10115 Berlin',
      'Müßiggang & Söhne Ζωή Łódź Kirchweg 7 10115 Köln Deutschland',
      'Rechnung',
      'Nummer Invoice-DE-2026-1',
      'Datum 2. November 2026',
      'Bestellung DE--5',
      'Kunde DE--21',
      'Kühlschrank „Größe XL“ K-1 2 19 % 2.074,90 € 2.469,12 €',
      'Frühling (MAI) 19 %',
      'Книга B-1 1 7 %',
      'Express 19 %',
      'Umsatzsteuer 7 %',
      'Gesamtbetrag 2.396,47 €',
      'USt-IdNr. DE123456789',
      'Seite 1 von 1',
    ]) {
      expect(page).toContain(text)
    }
  })

  test('is in English for everybody else, its amounts as written there', async () => {
    const [page] = await pagesOf(lastInvoice(invoiced(anOrder({ ...cart, locale: 'en-US' }))))
    expect(page).toContain('Invoice Article Quantity Tax rate Net Amount')
    expect(page).toContain('Total €2,396.47')
  })

  test('goes on over as many pages as it takes, each with a head, a number and the seller', async () => {
    const items = Array.from({ length: 120 }, (_, n) => aLine({ name: `Article ${n}`, sku: `A-${n}`, unitPrice: 1_00 }))
    const invoice = lastInvoice(invoiced(anOrder({ locale: 'en-US', items })))
    const pages = await pagesOf(invoice)
    expect(pages.length).toBeGreaterThan(3)
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page).toContain('VAT id DE123456789')
    })
    const all = pages.join(' ')
    for (const { name, sku } of invoice.lines) expect(all).toContain(`${name} ${sku} 1 19%`)
    expect(pages.at(-1)).toContain('Total €120.00')
  })

  test('is the same bytes whenever it is printed', async () => {
    const invoice = lastInvoice(invoiced(anOrder(cart)))
    const [one, other] = [await printer.print(invoice), await pdfInvoicePrinter().print(invoice)]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  test('lives with a name that has a page of words, and with letters it has no shapes for', async () => {
    const name = 'very '.repeat(50).trim()
    const order = anOrder({ items: [aLine({ name }), aLine({ name: '漢字 😀', sku: 'CJK' })] })
    const [page] = await pagesOf(lastInvoice(invoiced(order)))
    expect(page).toContain('very very very')
    expect(page).toContain('CJK')
  })
})

test('a credit note says so, names its invoice, and what is given back', async () => {
  const order = invoiced(anOrder({ ...cart, locale: 'de-DE' }))
  const gone = cancelEvent(order, order.items.slice(2))
  const [page] = await pagesOf(lastInvoice(credited(fold(order, gone ? [gone] : [], NOW))))
  expect(page).toContain('Rechnungskorrektur')
  expect(page).toContain('Zu Rechnung Invoice-DE-2026-1')
  expect(page).toMatch(/Erstattungsbetrag \d+,\d\d €/)
})

test('what was cancelled before is said to be', async () => {
  const order = anOrder(cart)
  const off = { item: order.items[0]?.id ?? ('' as never), amount: 100_00 }
  const part = fold(order, [{ type: 'items.cancelled', items: [off], expenses: [] }], NOW)
  const [page] = await pagesOf(lastInvoice(invoiced(part)))
  expect(page).toContain('Storniert: Kühlschrank „Größe XL“')
})
