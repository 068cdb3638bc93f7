import { describe, expect, test } from 'vitest'
import type { OrderItemId } from '../ids.ts'
import type { Merchant } from '../marketplace.ts'
import { aMerchant, aStore } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment } from '../testing/order.ts'
import type { PlaceInput, PlacePayment } from './place-input.ts'
import { reorder } from './reorder.ts'
import type { Reordering } from './reorder.ts'

const cart: Partial<PlaceInput> = {
  bundles: [{ key: 'kit', sku: 'KIT', name: 'Starter kit', quantity: 1, unitPrice: 50_00 }],
  items: [
    aLine({ quantity: 2, offer: 'O-7', discounts: [{ name: 'Loyal', amount: 10_00 }] }),
    aLine({
      sku: '104',
      merchant: 'MER000003',
      configuration: { engraving: 'Ada' },
      options: [{ name: 'Warranty', sku: 'W1', unitPrice: 10_00, taxRate: 1900 }],
    }),
    aLine({ sku: 'film', bundle: 'kit' }),
    aLine({ sku: 'bag', bundle: 'kit' }),
  ],
  shipments: [aShipment({ price: 9_00, requestedDeliveryDate: '2026-11-09' })],
  expenses: [{ name: 'Small order', price: 1_50, taxRate: 1900 }],
}
const order = anOrder(cart)

function again(wanted: Reordering = {}, changed: Readonly<Record<number, Partial<Merchant>>> = {}, of = order) {
  const merchants = [1, 2, 3].map((n) => aMerchant(n, changed[n]))
  return reorder(of, wanted, {
    store: aStore(),
    merchants: new Map(merchants.map((merchant) => [merchant.reference, merchant])),
    marketplace: { merchants: new Map(merchants.map((merchant) => [merchant.id, merchant])) },
  })
}

const goods = ({ items }: Pick<PlaceInput, 'items'>) =>
  items.map(({ sku, merchant, quantity }) => [sku, merchant, quantity])

describe('reordering', () => {
  test('keeps each line’s merchant, offer, options, configuration and bundle', () => {
    const { cart: next, unavailable } = again()
    expect(goods(next)).toEqual([
      ['007_30691822', 'MER000002', 2],
      ['104', 'MER000003', 1],
      ['film', 'MER000002', 1],
      ['bag', 'MER000002', 1],
    ])
    expect(next.items).toMatchObject([
      { offer: 'O-7' },
      { configuration: { engraving: 'Ada' }, options: [{ name: 'Warranty', sku: 'W1', unitPrice: 10_00 }] },
      { bundle: next.bundles?.[0]?.key },
      { bundle: next.bundles?.[0]?.key },
    ])
    expect(next.bundles).toMatchObject([{ sku: 'KIT', unitPrice: 50_00 }])
    expect(unavailable).toEqual([])
    expect(anOrder(next).totals.expenseTotal).toBe(9_00)
  })

  test('leaves gift cards behind: they were that order’s', () => {
    const card = { method: 'gift card', amount: 10_00, captured: false, details: { code: 'A-1' } }
    const invoice = { method: 'invoice', captured: false }
    const paidBy = (...payments: PlacePayment[]) => again({}, {}, anOrder({ ...cart, payments })).cart.payments
    expect(paidBy(card, invoice)).toEqual([invoice])
    expect(paidBy({ ...card, amount: undefined })).toEqual([])
  })

  test('leaves discounts, fees and the wish for a day behind', () => {
    const { cart: next } = again()
    expect([next.discounts, next.expenses, next.items.flatMap(({ discounts }) => discounts)]).toEqual([[], [], []])
    expect(next.shipments.map((shipment) => shipment.requestedDeliveryDate)).toEqual([undefined, undefined])
  })

  test('takes the items named, of a bundle all of it', () => {
    const [first] = order.items
    const film = order.items.find(({ sku }) => sku === 'film')
    expect(goods(again({ items: first ? [first.id] : [] }).cart)).toEqual([['007_30691822', 'MER000002', 1]])
    const { cart: next } = again({ items: film ? [film.id] : [] })
    expect(next.items.map(({ sku }) => sku)).toEqual(['film', 'bag'])
    expect(next.shipments).toHaveLength(1)
  })

  test.each([
    ['order.merchant-inactive', { active: false }],
    ['order.merchant-not-approved', { status: 'denied' }],
    ['order.merchant-not-in-store', { stores: [] }],
  ] as const)('reports what nobody sells any more: %s', (code, change) => {
    const { cart: next, unavailable } = again({}, { 3: change })
    expect(unavailable).toMatchObject([{ sku: '104', merchant: 'MER000003', quantity: 1, code }])
    expect(next.items.map(({ sku }) => sku)).toEqual(['007_30691822', 'film', 'bag'])
    expect(anOrder(next).items).toHaveLength(4)
  })

  test('of an item that the order does not have is refused', () => {
    const item = 'of another order' as OrderItemId
    expect(() => again({ items: [...order.items.map(({ id }) => id), item] })).toThrow(
      expect.objectContaining({ code: 'item.not-found', details: { item } }),
    )
  })

  test('adds to a cart: more of what is in it, the rest beside it', () => {
    const had = aLine({ offer: 'O-7', unitPrice: 99_00, shipment: 'mine' })
    const into = { items: [had, aLine({ sku: 'other', shipment: 'mine' })], shipments: [aShipment({ key: 'mine' })] }
    const { cart: next } = again({ into })
    expect(goods(next)).toEqual([
      ['007_30691822', 'MER000002', 3],
      ['other', 'MER000002', 1],
      ['104', 'MER000003', 1],
      ['film', 'MER000002', 1],
      ['bag', 'MER000002', 1],
    ])
    expect(next.items[0]).toMatchObject({ unitPrice: 99_00, shipment: 'mine' })
    expect(anOrder(next).items).toHaveLength(7)
  })

  test('adds all there is of the same goods, also where the order sent them to several places', () => {
    const sent = (key: string, quantity: number) => aLine({ shipment: key, quantity })
    const twice = anOrder({
      items: [sent('home', 2), sent('office', 3), aLine({ sku: 'other', shipment: 'office' })],
      shipments: [aShipment({ key: 'home' }), aShipment({ key: 'office', address: anAddress({ company: 'Souk' }) })],
    })
    const into = { items: [aLine()], shipments: [aShipment({ key: 'mine' })] }
    const { cart: next } = again({ into }, {}, twice)
    expect(next.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      [aLine().sku, 6],
      ['other', 1],
    ])
    expect(next.items[0]?.shipment).toBe('mine')
    expect(anOrder(next).items).toHaveLength(7)
  })

  test('makes a cart that can be placed of one that does not say yet how it travels, and of one where all travels alike', () => {
    const items = [aLine({ sku: 'other', merchant: 'MER000003' }), aLine({ quantity: 3 })]
    const unsaid = again({ into: { items, shipments: [] } }).cart
    const known = again().cart.items.map((line) => [line.merchant, line.shipment])
    expect(known).toContainEqual(['MER000003', unsaid.items[0]?.shipment])
    expect(anOrder(unsaid).shipments).toHaveLength(order.shipments.length)
    const { key: _key, ...shipment } = aShipment({ method: 'By hand' })
    const alike = again({ into: { items, shipment, shipments: [] } }).cart
    expect(anOrder(alike).shipments.map(({ method }) => method)).toContain('By hand')
  })

  test('leaves out shipments of the cart in which nothing travels', () => {
    const { cart: next } = again({ into: { items: [], shipments: [aShipment({ key: 'mine' })] } })
    expect(next.shipments.map(({ key }) => key)).not.toContain('mine')
  })
})
