import { expect, test } from 'vitest'
import { anAct, home, line, parcel } from '../testing/cart.ts'
import { aStory } from './story.ts'

const [first, second, third] = ['A', 'B', 'C']
const nextDay = { ...parcel(15_00), method: 'Next Day' }
const elsewhere = { ...home, address1: 'Hafenstraße', city: 'Hamburg' }

test('A-12: shipments are split and edited after ordering, and nothing that was paid changes', async () => {
  const story = await aStory()
  const items = [first, second, third].map((sku) => line(70_29, { sku, merchant: 'MER000001' }))
  const reference = await story.place(items, { shipment: nextDay })
  const placed = await story.order(reference)
  expect(placed.totals.grandTotal).toBe(225_87)
  const idOf = (sku: string | undefined) => placed.items.find((item) => item.sku === sku)?.id ?? fail()
  const standard = { method: 'Standard', carrier: 'DHL' }

  const created = await story.operator.shipments.save({
    reference,
    address: elsewhere,
    ...standard,
    items: [idOf(second)],
    ...anAct(),
  })
  const two = await story.order(reference)
  expect(two.shipments).toHaveLength(2)
  expect(two.billing).toEqual(placed.billing)
  expect(two.shipments[0]).toEqual(placed.shipments[0])
  expect(two.shipments[1]).toMatchObject({ id: created.shipment, address: elsewhere, ...standard })
  expect(two.shipments[1]).not.toHaveProperty('requestedDeliveryDate')

  const express = { method: 'Express', carrier: 'DHL', requestedDeliveryDate: '2027-01-25' }
  await story.operator.shipments.save({
    reference,
    shipment: created.shipment,
    address: elsewhere,
    ...express,
    items: [idOf(third)],
    ...anAct(),
  })
  const three = await story.order(reference)
  expect(three.shipments).toMatchObject([{ method: 'Next Day' }, standard, express])
  const travelling = three.items.map(({ shipment }) => three.shipments.findIndex(({ id }) => id === shipment))
  expect(travelling).toEqual([0, 1, 2])
  expect(three.expenses.map(({ price }) => price)).toEqual([15_00])
  expect(three.totals).toEqual(placed.totals)
})

function fail(): never {
  throw new Error('there is no such item')
}
