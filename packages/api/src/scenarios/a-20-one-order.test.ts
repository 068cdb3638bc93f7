import { expect, test } from 'vitest'
import { home, line } from '../testing/cart.ts'
import { aStory } from './story.ts'

test('A-20: an order says what was ordered, what it costs and where it goes', async () => {
  const story = await aStory()
  const reference = await story.place([line(119_00, { discounts: [{ name: 'Loyal', amount: 10_00 }] })])
  const order = await story.order(reference)
  expect(order).toMatchObject({
    reference,
    placedAt: '2026-11-02T10:00:00.000Z',
    currency: 'EUR',
    priceMode: 'gross',
    billing: home,
    shipping: home,
    totals: { expenseTotal: 4_90, discountTotal: 10_00, subtotal: 119_00, grandTotal: 113_90 },
  })
  expect(order.totals.taxTotal).toBeGreaterThan(0)
  expect(order.totals).toMatchObject({ canceledTotal: 0, remunerationTotal: 0 })
  const [item] = order.items
  expect(item).toMatchObject({ quantity: 1, grossPrice: 119_00, amounts: { priceToPay: 109_00, canceled: 0 } })
  expect(item?.id).toMatch(/^[0-9a-f-]{36}$/)
  expect(order.shipments).toMatchObject([{ id: item?.shipment, method: 'Standard', carrier: 'Hermes' }])
  expect(order.expenses).toMatchObject([{ type: 'SHIPMENT_EXPENSE_TYPE', price: 4_90 }])
  expect(order.payments).toMatchObject([{ provider: 'Souk', method: 'invoice', amount: 113_90 }])
})
