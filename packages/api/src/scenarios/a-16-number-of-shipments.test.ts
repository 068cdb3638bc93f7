import { expect, test } from 'vitest'
import { home, line, parcel } from '../testing/cart.ts'
import { aStory } from './story.ts'

const merchants = ['MER000002', 'MER000003', 'MER000004']

test('A-16: goods of three merchants to one address travel in three shipments', async () => {
  const story = await aStory()
  const reference = await story.place(merchants.map((merchant) => line(10_00, { merchant })))
  const { shipments, shipping } = await story.order(reference)
  expect(shipments).toHaveLength(3)
  expect(shipping).toEqual(home)
})

test('A-16: three products to three addresses travel in three shipments', async () => {
  const story = await aStory()
  const cities = ['Berlin', 'Bonn', 'Bremen']
  const shipments = cities.map((city) => ({ ...parcel(4_90), key: city, address: { ...home, city } }))
  const items = cities.map((city) => line(10_00, { sku: city, shipment: city }))
  const order = await story.order(await story.place(items, { shipment: undefined, shipments }))
  expect(order.shipments.map(({ address }) => address.city)).toEqual(cities)
  expect(order.shipping).toBeUndefined()
})
