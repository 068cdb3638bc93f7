import { expect, test } from 'vitest'
import { anAct, cart, home, line, parcel } from '../testing/cart.ts'
import { readRefusal } from '../testing/refused.ts'
import { aStory } from './story.ts'

const one = { ...parcel(4_90), key: 'one' }
const two = { ...one, key: 'two' }
const split = (...shipments: object[]) => ({ shipment: undefined, shipments })

test.each([
  ['one shipment and several at once', { shipments: [one] }, '4301', 'order.shipments-contradict'],
  [
    'days nobody can read',
    split({ ...one, requestedDeliveryDate: 'soon' }, { ...two, requestedDeliveryDate: '32' }),
    '901',
    'input.invalid',
  ],
  [
    'an unknown country',
    { shipment: { ...parcel(0), address: { ...home, country: 'ZZ' } } },
    '1102',
    'order.unknown-country',
  ],
  ['an empty address', { shipment: { ...parcel(0), address: {} } }, '4302', 'input.invalid'],
  ['a blank address', { shipment: { ...parcel(0), address: { firstName: '', city: ' ' } } }, '4302', 'input.invalid'],
  ['no address', { shipment: { ...parcel(0), address: undefined } }, '901', 'input.invalid'],
])('A-28: %s: no order results', async (_, over, ...[glue, code]) => {
  const { shop } = await aStory()
  const before = await shop.orders.list({})
  const placing = shop.orders.place({ ...cart([line(10_00)]), ...over, ...anAct() } as never)
  const refused = await readRefusal(placing, 'orders.place')
  expect(refused).toMatchObject({ code, details: { glue } })
  expect(await shop.orders.list({})).toEqual(before)
})

test('A-28: each day nobody can read is told', async () => {
  const { shop } = await aStory()
  const days = split({ ...one, requestedDeliveryDate: 'soon' }, { ...two, requestedDeliveryDate: '2026-02-30' })
  const placing = shop.orders.place({ ...cart([line(10_00)]), ...days, ...anAct() } as never)
  const refused = await readRefusal(placing, 'orders.place')
  const told = ['shipments[0]', 'shipments[1]'].map((shipment) => ({ path: `${shipment}.requestedDeliveryDate` }))
  expect(refused).toMatchObject({ code: 'input.invalid', details: { glue: '901', issues: told } })
})
