import { expect, test } from 'vitest'
import { line, parcel } from '../testing/cart.ts'
import { aStory, withDummyPayment } from './story.ts'

const skus = ['007_30691822', '008_30692992', '010_30692994'] as const
const [first, second, third] = skus

test('A-06: an order shrinks by what is refunded, and by the shipping with its last item', async () => {
  const story = await aStory()
  await withDummyPayment(story)
  const items = skus.map((sku) => line(345_00, { sku }))
  const reference = await story.place(items, { shipment: parcel(6_90), payments: [{ method: 'credit card' }] })
  await story.press({ reference }, 'skip grace period', 'pay', 'skip timeout', 'skip picking', 'ship', 'stock-update')
  expect(await story.grandTotal(reference)).toBe(1_041_90)

  await story.press({ reference, skus: [second] }, 'refund')
  expect(await story.grandTotal(reference)).toBe(696_90)
  await story.press({ reference, skus: [first] }, 'refund')
  await story.press({ reference, skus: [third] }, 'refund')
  expect((await story.order(reference)).totals).toMatchObject({
    grandTotal: 0,
    refundedTotal: 1_041_90,
    paidTotal: 1_041_90,
  })
})
