import { expect, test } from 'vitest'
import { anAct, cart, line } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory, withDummyPayment } from './story.ts'

test('A-40: a gift card is made and sent by itself: the order needs no shipment, no picking and no shipping', async () => {
  const story = await aStory()
  await withDummyPayment(story)
  const giftCard = line(50_00, { sku: 'gift-card-50', attributes: { 'gift card': 'true' } })
  const reference = await story.place([giftCard], { shipment: undefined, payments: [{ method: 'credit card' }] })
  await story.press({ reference }, 'skip grace period', 'pay', 'skip timeout')
  expect(await story.states(reference)).toEqual({ 'gift-card-50': 'delivered' })
  await story.press({ reference }, 'close')
  expect(await story.states(reference)).toEqual({ 'gift-card-50': 'closed' })
})

test('A-40: goods beside a gift card have to travel', async () => {
  const { shop } = await aStory()
  const giftCard = line(50_00, { attributes: { 'gift card': 'true' } })
  const placing = shop.orders.place({ ...cart([giftCard, line(10_00)], { shipment: undefined }), ...anAct() })
  expect((await refusalOf(placing)).code).toBe('order.no-shipments')
})
