import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShipmentId } from '../ids.ts'
import { carts } from '../testing/arbitrary.ts'
import { countingIds } from '../testing/ids.ts'
import { aMerchant, DE } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment, NOW } from '../testing/order.ts'
import { cartOf } from './cart.ts'
import { fold } from './evolve.ts'
import type { Order } from './order.ts'
import type { PlaceInput, PlaceLine, PlacePayment } from './place-input.ts'
import { splitItem } from './split.ts'

const merchants = new Map([1, 2, 3].map((n) => [aMerchant(n).id, aMerchant(n)]))
const again = (order: Order) => anOrder(cartOf(order, { merchants }))

/** Without what is of one order alone: ids, and how its payments were parted. */
const told = (order: Order) =>
  JSON.stringify(order, (key, value: unknown) =>
    ['id', 'reference', 'shipment', 'bundle', 'payments'].includes(key) ? undefined : value,
  )

/** How much of what, at which price: shipments aside. */
const goods = ({ items }: Pick<PlaceInput, 'items'>) => items.map((line) => ({ ...line, shipment: undefined }))

describe('the cart of an order', () => {
  test('gives the order again, every cent and every word of it', () => {
    const order = anOrder({
      customReference: 'W-1',
      cartNote: 'Ring twice.',
      agentEmail: 'agent@example.com',
      items: [
        aLine({ quantity: 2, cartNote: 'blue', attributes: { colour: 'blue' }, image: 'https://souk.example/1.png' }),
        aLine({ merchant: 'MER000003', offer: 'O-7', merchantSku: 'TRI-7', splittable: false, quantity: 3 }),
        aLine({
          categories: ['cameras'],
          configuration: { engraving: 'Ada' },
          options: [{ name: 'Warranty', sku: 'W1', unitPrice: 10_00, taxRate: 700 }],
          discounts: [{ name: 'Loyal', amount: 5_00 }],
        }),
      ],
      shipments: [
        aShipment({ price: 5_00, requestedDeliveryDate: '2026-11-09', address: anAddress({ company: 'Souk' }) }),
      ],
      discounts: [{ name: 'Voucher', amount: 10_00, code: 'V10' }],
      expenses: [{ name: 'Small order', price: 1_50, taxRate: 1900 }],
    })
    expect(told(again(order))).toBe(told(order))
  })

  test('leaves out what thresholds charged: they are asked again', () => {
    const threshold = { store: DE, currency: 'EUR', threshold: 200_00, fee: 9_00, messages: {} }
    const thresholds = [{ ...threshold, type: 'soft-minimum-threshold-fixed-fee' } as const]
    const expenses = [{ name: 'Surcharge', price: 1_50, taxRate: 1900 }]
    const order = anOrder({ expenses, merchantRelations: ['partners'] }, { thresholds: { thresholds, taxRates: {} } })
    expect(order.totals.expenseTotal).toBe(10_50)
    expect(cartOf(order, { merchants })).toMatchObject({ expenses, merchantRelations: ['partners'] })
    expect(again(order).totals.expenseTotal).toBe(1_50)
  })

  test('gives its bundles again, each line with what it had of their price', () => {
    const part = (sku: string, over: Partial<PlaceLine>) => aLine({ sku, bundle: 'kit', unitPrice: 10_00, ...over })
    const order = anOrder({
      bundles: [{ key: 'kit', sku: 'KIT', name: 'Starter kit', quantity: 2, unitPrice: 99_99, note: 'a gift' }],
      items: [
        part('camera', { quantity: 2, unitPrice: 70_00, configuredBundle: { key: 'a', template: 'Trip' } }),
        part('film', { quantity: 6, taxRate: 700, salesUnit: 'roll' }),
        aLine({
          options: [{ name: 'Warranty', unitPrice: 10_00, taxRate: 1900, discounts: [{ name: 'Half', amount: 5_00 }] }],
        }),
      ],
    })
    const cart = cartOf(order, { merchants })
    expect(cart.bundles).toMatchObject([{ sku: 'KIT', quantity: 2, unitPrice: 99_99, note: 'a gift' }])
    expect(cart.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['camera', 2],
      ['film', 6],
      [aLine().sku, 1],
    ])
    expect(told(again(order))).toBe(told(order))
  })

  test('has bundles that cannot be split apart', () => {
    const kit = (key: string) => ({ key, sku: 'KIT', name: 'Starter kit', quantity: 3, unitPrice: 50_00 })
    const whole = (bundle: string) => aLine({ bundle, quantity: 6, splittable: false })
    const order = anOrder({ bundles: [kit('one'), kit('two')], items: [whole('one'), whole('two')] })
    expect(cartOf(order, { merchants }).bundles?.map(({ quantity }) => quantity)).toEqual([3, 3])
    expect(told(again(order))).toBe(told(order))
  })

  test('has several bundles in one whole, also where a part went its own way or is sent elsewhere', () => {
    const order = anOrder({
      bundles: [{ key: 'kit', sku: 'KIT', name: 'Starter kit', quantity: 3, unitPrice: 50_00 }],
      items: [
        aLine({
          bundle: 'kit',
          quantity: 3,
          splittable: false,
          options: [{ name: 'Case', unitPrice: 5_00, taxRate: 700 }],
        }),
        aLine({ sku: 'film', bundle: 'kit', quantity: 6 }),
      ],
      shipments: [aShipment({ price: 5_00 })],
    })
    const [cameras, film] = order.items
    const [shipment] = order.shipments
    if (!cameras || !film || !shipment) throw new Error('something is missing')
    const split = splitItem(cameras, 2, countingIds('d000'))
    const further = splitItem(split.part, 1, countingIds('e000'))
    const elsewhere = { ...shipment, id: 'elsewhere' as ShipmentId }
    const sent = [film.id, further.part.id]
    const parted = fold(
      order,
      [split, further, { type: 'shipment.recorded', shipment: elsewhere, items: sent, emptied: [] }],
      NOW,
    )
    const { items, bundles } = cartOf(order, { merchants })
    expect(cartOf(parted, { merchants }).bundles).toEqual(bundles)
    expect(goods(cartOf(parted, { merchants }))).toEqual(goods({ items }))
  })

  test('still charges what a shipment cost that nothing is left for, when goods of several bundles travel as one again', () => {
    const order = anOrder({
      bundles: [{ key: 'kit', sku: 'KIT', name: 'Starter kit', quantity: 2 }],
      items: [aLine({ bundle: 'kit', quantity: 2, splittable: false })],
      shipments: [aShipment({ price: 5_00 })],
    })
    const [cameras] = order.items
    const [shipment] = order.shipments
    if (!cameras || !shipment) throw new Error('something is missing')
    const split = splitItem(cameras, 1, countingIds('d000'))
    const elsewhere = { ...shipment, id: 'elsewhere' as ShipmentId }
    const sent = { type: 'shipment.recorded', shipment: elsewhere, items: [cameras.id], emptied: [] } as const
    const parted = fold(order, [split, sent], NOW)
    expect(again(parted).shipments).toHaveLength(1)
    expect(again(parted).totals.grandTotal).toBe(order.totals.grandTotal)
  })

  test('has units that differ in nothing on one line, and a row that cannot be split on its own', () => {
    const order = anOrder({ items: [aLine({ quantity: 3 }), aLine({ quantity: 2, splittable: false })] })
    expect(cartOf(order, { merchants }).items.map(({ quantity, splittable }) => [quantity, splittable])).toEqual([
      [3, true],
      [2, false],
    ])
  })

  test('does not say how what cost nothing would be paid', () => {
    const order = anOrder({ items: [aLine({ unitPrice: 0 })], payments: [] })
    expect(cartOf(order, { merchants }).payments).toEqual([])
  })

  test('is paid by the method that was still owed', () => {
    const order = anOrder({
      payments: [
        { method: 'card', amount: 19_00, captured: true },
        { method: 'invoice', captured: false },
      ],
    })
    expect(cartOf(order, { merchants }).payments).toEqual([{ method: 'invoice', captured: false }])
  })

  test('is paid by the gift cards too that were not taken, and by one alone where there is nothing else', () => {
    const card = (code: string, over: Partial<PlacePayment> = {}) => ({
      method: 'gift card',
      captured: false,
      details: { code },
      ...over,
    })
    const invoice = { method: 'invoice', captured: false }
    const paidAgain = (...payments: PlacePayment[]) => cartOf(anOrder({ payments }), { merchants }).payments
    const [open, taken] = [card('A-1', { amount: 20_00 }), card('B-2', { amount: 10_00, captured: true })]
    expect(paidAgain(open, taken, invoice)).toEqual([invoice, open])
    expect(paidAgain(open, { ...invoice, captured: true })).toEqual([invoice, open])
    expect(paidAgain(card('C-3'))).toEqual([card('C-3')])
    expect(paidAgain(open, card('C-3'))).toEqual([card('A-1'), card('C-3', { amount: 99_00 })])
  })

  test('comes to the same totals, whatever the order', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        const order = anOrder({ ...cart, payments: [{ method: 'invoice', captured: false }] })
        expect(again(order).totals).toEqual(order.totals)
      }),
      { numRuns: 1000 },
    )
  })
})
