import { cart, cartOf, line, shipment } from './cart.ts'
import { expect, test } from './journey.ts'
import { openOrder } from './office.ts'

const shipments = ['Shipment 1 of 3', 'Shipment 2 of 3', 'Shipment 3 of 3']
const heading = { level: 2, name: /^Shipment/ } as const

test('goods of three merchants for one address are three shipments', async ({ enter, shop }) => {
  const desk = await enter('operator')
  const { reference } = await shop.orders.place.mutate(cartOf(['MER000001', 'MER000002', 'MER000003']))
  await openOrder(desk, reference)
  await desk.getByRole('heading', heading).first().waitFor()
  expect(await desk.getByRole('heading', heading).allTextContents()).toEqual(shipments)
})

test('goods of one merchant for three addresses are three shipments', async ({ enter, shop }) => {
  const desk = await enter('operator')
  const cities = ['Hamburg', 'Bremen', 'Lübeck']
  const order = cart(
    cities.map((city) => line('MER000002', `Radio for ${city}`, { shipment: city })),
    { shipments: cities.map((city) => shipment(city, { address: { ...shipment(city).address, city } })) },
  )
  const { reference } = await shop.orders.place.mutate(order)
  await openOrder(desk, reference)
  await desk.getByRole('heading', heading).first().waitFor()
  expect(await desk.getByRole('heading', heading).allTextContents()).toEqual(shipments)
  for (const [index, city] of cities.entries()) {
    const parcel = desk.getByRole('region', { name: shipments[index] ?? '' })
    await parcel.getByText(`Radio for ${city}`, { exact: true }).waitFor()
    await parcel.getByText(city, { exact: false }).first().waitFor()
  }
})
