import { expect, test } from 'vitest'
import { anAct, line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const customer = 'DE--21'

test('A-44: an order that is ordered again keeps the merchant and the offer of each line', async () => {
  const { place, shop, order } = await aStory()
  const merchants = ['MER000002', 'MER000003', 'MER000004']
  const items = merchants.map((merchant, at) => line(10_00, { sku: `lamp ${at}`, merchant, offer: `offer ${at}` }))
  const reference = await place(items)
  const { cart, unavailable } = await shop.orders.reorder({ reference, customer })
  expect(unavailable).toEqual([])
  const again = await order((await shop.orders.place({ ...cart, ...anAct() })).reference)
  const sold = ({ items: rows }: typeof again) => rows.map(({ sku, merchant, offer }) => [sku, merchant, offer])
  expect(sold(again)).toEqual(sold(await order(reference)))
})

test('A-44: what its merchant sells no more is left out, and said', async () => {
  const { place, shop, operator, order } = await aStory()
  const reference = await place([line(10_00), line(10_00, { sku: 'gone', merchant: 'MER000003' })])
  const [, gone] = (await order(reference)).items
  await operator.merchants.deactivate({ id: gone?.merchant ?? '' })
  const { cart, unavailable } = await shop.orders.reorder({ reference, customer })
  expect(cart.items.map(({ merchant }) => merchant)).toEqual(['MER000002'])
  expect(unavailable).toMatchObject([{ sku: 'gone' }])
})
