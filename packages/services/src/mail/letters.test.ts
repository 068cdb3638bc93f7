import { describe, expect, test } from 'vitest'
import { anEngine } from '@souk/domain/engine/testing/souk'
import type { DocumentId } from '@souk/domain/ids'
import { fold } from '@souk/domain/order/evolve'
import type { Order } from '@souk/domain/order/order'
import type { PlaceInput } from '@souk/domain/order/place-input'
import type { MailData } from '@souk/domain/tasks'
import { invoiced, lastInvoice } from '@souk/domain/testing/invoice'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine, anOrder, aShipment, NOW, splitEvents } from '@souk/domain/testing/order'
import { writtenLetter } from './letter.ts'
import { letterOf } from './letters.ts'

const cart: Partial<PlaceInput> = {
  locale: 'de-DE',
  customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
  items: [
    aLine({ name: 'Lampe', quantity: 2, options: [{ name: 'Garantie', unitPrice: 10_00, taxRate: 1900 }] }),
    aLine({ name: 'Buch', sku: 'B', merchant: 'MER000003', unitPrice: 21_40, taxRate: 700 }),
  ],
  shipments: [aShipment({ price: 5_00 })],
  discounts: [{ name: 'Frühling', amount: 10_00 }],
}

const { marketplace } = anEngine().context

function written(order: Order, data: MailData) {
  const { letter, ...rest } = letterOf(data, { order, marketplace, company: 'Souk GmbH' })
  return { ...rest, ...writtenLetter(letter) }
}

/** Blanks as single spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const items = (order: Order, ...positions: readonly number[]) =>
  order.items.filter((_, n) => positions.includes(n)).map(({ id }) => id)

test('an order confirmation lists the goods, and how they come to the total', () => {
  const { to, subject, text } = written(anOrder(cart), { mail: 'order confirmation' })
  expect(to).toBe('ada@example.com')
  expect(subject).toBe('Ihre Bestellung DE--5')
  expect(plain(text)).toBe(
    plain(`Guten Tag Ada Lovelace,
    vielen Dank für Ihre Bestellung DE--5 vom 2. November 2026. Sie haben bestellt:
    2 × Lampe + Garantie 258,00 €
    1 × Buch 21,40 €
    Express 4,62 €
    Express 0,38 €
    Rabatte -10,00 €
    Gesamtbetrag 274,40 €
    Darin enthaltene Umsatzsteuer 41,87 €
    Freundliche Grüße Souk GmbH`),
  )
})

test('where prices are net, the tax comes on top', () => {
  const order = anOrder({ ...cart, priceMode: 'net', locale: 'en-US' })
  const { text } = written(order, { mail: 'order confirmation' })
  expect(plain(text)).toMatch(/Discounts -€10.00 Tax €\d+.\d\d Total €\d+.\d\d Kind regards/)
})

test('a shipping notice lists what was sent, and how', () => {
  const order = anOrder({ ...cart, locale: 'en' })
  const { subject, text } = written(order, { mail: 'order shipped', items: items(order, 2) })
  expect(subject).toBe('Your order DE--5 is on its way')
  expect(plain(text)).toContain('1 × Buch €21.40 Sent with Spedition (Express).')
  expect(text).not.toContain('Lampe')
})

test('a review request names each thing once', () => {
  const order = anOrder(cart)
  const { text } = written(order, { mail: 'product review request', items: items(order, 0, 1) })
  expect(text.match(/• Lampe/g)).toHaveLength(1)
})

test('gift cards come with codes and amounts', () => {
  const order = anOrder(cart)
  const [lamp] = items(order, 0)
  if (!lamp) throw new Error('no lamp')
  const card = {
    kind: 'gift-card',
    id: 'card' as DocumentId,
    reference: 'AAAA-BBBB',
    item: lamp,
    amount: 25_00,
    at: NOW,
  } as const
  const { text } = written(fold(order, [{ type: 'document.recorded', document: card }], NOW), {
    mail: 'gift card',
    items: [lamp],
  })
  expect(plain(text)).toContain('AAAA-BBBB 25,00 €')
})

test('an invoice and a credit note go along with their letters', () => {
  const order = invoiced(anOrder(cart))
  const invoice = lastInvoice(order)
  const mail = written(order, { mail: 'invoice', invoice: invoice.id })
  expect(mail).toMatchObject({ subject: 'Ihre Rechnung Invoice-DE-2026-1', to: 'ada@example.com', invoice })
})

test('a merchant hears of its own goods alone', () => {
  const order = fold(anOrder(cart), splitEvents(anOrder(cart)), NOW)
  const merchantOrder = order.merchantOrders.find(({ merchant }) => merchant === aMerchant(3).id)
  if (!merchantOrder) throw new Error('no merchant order')
  const { to, subject, text } = written(order, { mail: 'merchant new order', merchantOrder: merchantOrder.id })
  expect([to, subject]).toEqual([aMerchant(3).email, 'Neue Bestellung DE--5--MER000003'])
  expect(text).toContain('Buch')
  expect(text).not.toContain('Lampe')
})

test('whatever was written in an order, its letter is text: nothing of it is markup', () => {
  const evil = `<script>alert("x")</script> & 'so on'`
  const customer = { firstName: '<b>Ada</b>', lastName: evil, email: 'ada@example.com' }
  const order = anOrder({ ...cart, customer, items: [aLine({ name: evil })] })
  const { html, text } = written(order, { mail: 'order confirmation' })
  expect(html).not.toMatch(/<script|<b>/)
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;so on&#39;')
  expect(text).toContain(evil)
})

describe('what the order does not have', () => {
  test.each<MailData>([
    { mail: 'order shipped', items: [] },
    { mail: 'gift card', items: items(anOrder(cart), 0) },
    { mail: 'invoice', invoice: 'gone' as DocumentId },
    { mail: 'merchant new order', merchantOrder: 'gone' as never },
  ])('is refused: $mail', (data) => {
    expect(() => written(anOrder(cart), data)).toThrow(expect.objectContaining({ code: 'task.bad-data' }))
  })
})

test('a customer who did not wait hears whether the order was changed', () => {
  const id = 'a1' as DocumentId
  const order = anOrder(cart)
  const by = { kind: 'customer', id: 'DE--21', name: 'Ada' } as const
  const amendment = { kind: 'amendment', id, by, status: 'applied', replacement: 'DE--6', at: NOW } as const
  const amended = fold(order, [{ type: 'document.recorded', document: amendment }], NOW)
  const applied = written(amended, { mail: 'amendment applied', amendment: id })
  expect([applied.to, applied.subject]).toEqual(['ada@example.com', 'Ihre geänderte Bestellung DE--6'])
  expect(applied.text).toContain('An ihre Stelle tritt DE--6.')
  expect(written({ ...amended, locale: 'en-GB' }, { mail: 'amendment failed', amendment: id }).subject).toBe(
    'Your order DE--5 could not be changed',
  )
  expect(() => written(order, { mail: 'amendment failed', amendment: id })).toThrow(
    expect.objectContaining({ code: 'task.bad-data' }),
  )
})
