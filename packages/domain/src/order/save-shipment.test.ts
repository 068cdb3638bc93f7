import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderItemId, ShipmentId } from '../ids.ts'
import { carts } from '../testing/arbitrary.ts'
import { aMerchant, aStore } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment, NOW } from '../testing/order.ts'
import { fold } from './evolve.ts'
import type { Order } from './order.ts'
import { saveShipment } from './save-shipment.ts'
import type { ShipmentWish } from './save-shipment.ts'

/** Ids that no other such counter gives. */
function freshIds(first: string) {
  let last = 0
  return () => `${first}${++last}`
}
const context = { store: aStore(), now: new Date(NOW), newId: freshIds('a') }
const ids = ({ items }: Order, ...places: number[]) => places.map((place) => items[place]?.id as OrderItemId)
const shipmentAt = ({ shipments }: Order, place: number) => shipments[place]?.id as ShipmentId
const abroad = anAddress({ city: 'Wien', zipCode: '1010', country: 'AT' })
const standard = { address: abroad, method: 'Standard', carrier: 'DHL' }

/** The order after the wish, and the events that led there. */
function given(order: Order, newId = freshIds('e')) {
  return {
    when(wish: ShipmentWish) {
      const { events } = saveShipment(order, wish, { ...context, newId })
      return { events, order: fold(order, events, NOW) }
    },
    thenRefused: (wish: ShipmentWish, code: string) => {
      expect(() => saveShipment(order, wish, context)).toThrow(expect.objectContaining({ code }))
    },
  }
}

/** By shipment: how it goes and which rows are in it. */
const shown = ({ shipments, items }: Order) =>
  shipments.map(({ id, carrier, method, requestedDeliveryDate }) => {
    const rows = items.flatMap((item, place) => (item.shipment === id ? [place] : []))
    return [`${carrier} ${method}`, requestedDeliveryDate ?? 'ASAP', rows]
  })

const three = anOrder({
  items: [aLine({ quantity: 3, unitPrice: 70_29 })],
  shipments: [aShipment({ carrier: 'Hermes', method: 'Next Day', price: 15_00 })],
})

describe('three items in one shipment for 15.00', () => {
  const newId = freshIds('d')
  const parted = given(three, newId).when({ ...standard, items: ids(three, 1) }).order

  test('become two shipments when a new one is made for one of them; nobody pays more, nothing else moves', () => {
    expect(three.totals.grandTotal).toBe(225_87)
    expect(shown(parted)).toEqual([
      ['Hermes Next Day', 'ASAP', [0, 2]],
      ['DHL Standard', 'ASAP', [1]],
    ])
    expect(parted.shipments[0]?.address).toEqual(anAddress())
    expect(parted.billing).toEqual(three.billing)
    expect(parted.expenses).toEqual(three.expenses)
    expect(parted.totals).toEqual(three.totals)
    expect(parted).not.toHaveProperty('shipping')
  })

  test('become three when the second is edited and a further item is ticked: the further one travels like that', () => {
    const express = { ...standard, method: 'Express', requestedDeliveryDate: '2027-01-25' }
    for (const items of [ids(parted, 2), ids(parted, 1, 2)]) {
      const { order } = given(parted, newId).when({ ...express, shipment: shipmentAt(parted, 1), items })
      expect(shown(order)).toEqual([
        ['Hermes Next Day', 'ASAP', [0]],
        ['DHL Standard', 'ASAP', [1]],
        ['DHL Express', '2027-01-25', [2]],
      ])
      expect(order.totals.grandTotal).toBe(225_87)
      expect(order.totals.expenseTotal).toBe(15_00)
    }
  })

  test('are one again when all are put into one, and those left empty are gone, what they cost still owed', () => {
    const { order, events } = given(parted, newId).when({
      ...standard,
      shipment: shipmentAt(parted, 1),
      items: ids(parted, 0, 2),
    })
    expect(events[0]?.emptied).toEqual([shipmentAt(parted, 0)])
    expect(shown(order)).toEqual([
      ['DHL Standard', 'ASAP', [1]],
      ['DHL Standard', 'ASAP', [0, 2]],
    ])
    expect(order.expenses[0]).not.toHaveProperty('shipment')
    expect(order.totals).toEqual(three.totals)
    expect(order.shipping).toEqual(abroad)
  })
})

describe('a shipment', () => {
  test('is edited as it stands where all its items, or none, are named', () => {
    for (const items of [undefined, ids(three, 0, 1, 2)]) {
      const { order, events } = given(three).when({ ...standard, shipment: shipmentAt(three, 0), items })
      expect(shown(order)).toEqual([['DHL Standard', 'ASAP', [0, 1, 2]]])
      expect(order.shipping).toEqual(abroad)
      expect(events).toHaveLength(1)
    }
  })

  test('is parted where some of its items are named', () => {
    const { order } = given(three).when({ ...standard, shipment: shipmentAt(three, 0), items: ids(three, 0) })
    expect(shown(order)).toEqual([
      ['Hermes Next Day', 'ASAP', [1, 2]],
      ['DHL Standard', 'ASAP', [0]],
    ])
  })

  test('that is saved as it is does not change', () => {
    const [{ address, method, carrier, id } = { ...standard, id: shipmentAt(three, 0) }] = three.shipments
    expect(given(three).when({ address, method, carrier, shipment: id }).events).toEqual([])
  })

  test('whose requested day is over is still edited, as long as nobody asks for another such day', () => {
    const late = anOrder({ items: [aLine()], shipments: [aShipment({ requestedDeliveryDate: '2026-12-24' })] })
    const shipment = shipmentAt(late, 0)
    const afterwards = { ...context, now: new Date('2027-02-01T12:00:00Z') }
    const asked = (requestedDeliveryDate: string) =>
      saveShipment(late, { ...standard, shipment, requestedDeliveryDate }, afterwards)
    expect(asked('2026-12-24').events).toMatchObject([{ shipment: { method: 'Standard', address: abroad } }])
    expect(() => asked('2026-12-25')).toThrow(expect.objectContaining({ code: 'order.delivery-date-absurd' }))
  })

  test('is one merchant’s when all that is in it is', () => {
    const items = [aLine(), aLine({ merchant: 'MER000003' })]
    const mixed = anOrder({ items, shipments: [aShipment({ mixed: true, price: 5_00 })] })
    const { order } = given(mixed).when({ ...standard, items: ids(mixed, 0) })
    expect(order.shipments.map(({ merchant }) => merchant)).toEqual([aMerchant(3).id, aMerchant(2).id])
    const together = given(order, freshIds('c')).when({ ...standard, items: ids(mixed, 0, 1) }).order
    expect(together.shipments).toHaveLength(1)
    expect(together.shipments[0]).not.toHaveProperty('merchant')
    expect(together.expenses).toMatchObject([{ price: 5_00 }])
  })
})

describe('a merchant', () => {
  const items = [aLine({ merchant: 'MER000001', quantity: 2 }), aLine()]
  const mixed = anOrder({ items, shipments: [aShipment({ mixed: true })] })
  const merchant = aMerchant(1).id

  test('moves its own goods out of a shipment it shares, never the others’', () => {
    const { order } = given(mixed).when({ ...standard, shipment: shipmentAt(mixed, 0), merchant })
    expect(shown(order)).toEqual([
      ['Spedition Express', 'ASAP', [2]],
      ['DHL Standard', 'ASAP', [0, 1]],
    ])
  })

  test('reaches no item and no shipment of another', () => {
    given(mixed).thenRefused({ ...standard, items: ids(mixed, 2), merchant }, 'item.not-found')
    const parted = anOrder({ items })
    given(parted).thenRefused({ ...standard, shipment: shipmentAt(parted, 1), merchant }, 'shipment.not-found')
  })
})

test.each<[string, Partial<ShipmentWish>]>([
  ['shipment.not-found', { shipment: 'nowhere' as ShipmentId }],
  ['item.not-found', { items: ['nobody' as OrderItemId] }],
  ['shipment.no-items', {}],
  ['order.unknown-country', { address: anAddress({ country: 'ZZ' }), items: ids(three, 0) }],
  ['order.delivery-date-absurd', { requestedDeliveryDate: '2025-01-25', items: ids(three, 0) }],
])('%s is refused', (code, over) => {
  given(three).thenRefused({ ...standard, ...over }, code)
})

test('whatever is moved about, each item is in one shipment that is there, and no total changes', () => {
  const wishes = fc.array(fc.record({ shipment: fc.option(fc.nat(3)), rows: fc.nat(0xff) }), { maxLength: 6 })
  fc.assert(
    fc.property(carts, wishes, (cart, moves) => {
      const placed = anOrder(cart)
      const newId = freshIds('b')
      const order = moves.reduce((before, { shipment, rows }) => {
        const items = before.items.filter((_, index) => rows & (1 << index)).map(({ id }) => id)
        const place = shipment === null ? undefined : before.shipments[shipment]?.id
        if (items.length === 0) return before
        return given(before, newId).when({ ...standard, shipment: place, items }).order
      }, placed)
      const there = new Set(order.shipments.map(({ id }) => id))
      expect(order.items.every((item) => there.has(item.shipment))).toBe(true)
      expect(new Set(order.items.map((item) => item.shipment)).size).toBe(order.shipments.length)
      for (const { id, merchant } of order.shipments) {
        const merchants = new Set(order.items.filter((item) => item.shipment === id).map((item) => item.merchant))
        expect(merchant === undefined ? merchants.size > 1 : [...merchants].join() === merchant).toBe(true)
      }
      expect(order.totals).toEqual(placed.totals)
    }),
    { numRuns: 1000 },
  )
})
