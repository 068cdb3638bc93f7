import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory, withDummyPayment } from './story.ts'

test('A-40: a gift card is made and sent by itself: the order needs no picking and no shipping', async () => {
  const story = await aStory()
  await withDummyPayment(story)
  const giftCard = line(50_00, { sku: 'gift-card-50', attributes: { 'gift card': 'true' } })
  const reference = await story.place([giftCard], { payments: [{ method: 'credit card' }] })
  await story.press({ reference }, 'skip grace period', 'pay', 'skip timeout')
  expect(await story.states(reference)).toEqual({ 'gift-card-50': 'delivered' })
  await story.press({ reference }, 'close')
  expect(await story.states(reference)).toEqual({ 'gift-card-50': 'closed' })
})
