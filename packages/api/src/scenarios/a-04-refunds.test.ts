import { expect, test } from 'vitest'
import { line, parcel } from '../testing/cart.ts'
import { aStory } from './story.ts'

const merchant = 'MER000001'
const prices = { '007': 120_00, '008': 129_38, '010': 139_13 }

test('A-04: an order of the main merchant shrinks by what is refunded, and the last item takes the shipping along', async () => {
  const story = await aStory()
  const items = Object.entries(prices).map(([sku, price]) => line(price, { sku, merchant }))
  const reference = await story.place(items, { shipment: parcel(5_90) })
  expect(await story.grandTotal(reference)).toBe(394_41)

  await story.press({ reference }, 'pay', 'skip picking')
  await story.pressAsMerchant({ reference, merchant }, 'send to distribution', 'confirm at center')
  await story.pressAsMerchant({ reference, merchant, skus: ['008'] }, 'ship', 'deliver')
  await story.press({ reference, skus: ['008'] }, 'refund')
  expect(await story.grandTotal(reference)).toBe(265_03)

  await story.pressAsMerchant({ reference, merchant }, 'ship', 'deliver', 'refund')
  const { totals, refunds } = await story.order(reference)
  expect(totals).toMatchObject({ grandTotal: 0, taxTotal: 0, refundedTotal: 394_41, refundableTotal: 0 })
  expect(refunds.map(({ amount }) => amount)).toEqual([129_38, 265_03])
})
