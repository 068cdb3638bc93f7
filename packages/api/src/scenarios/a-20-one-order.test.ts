import { expect, test } from 'vitest'
import { home, line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const customer = 'DE--21'

test('A-20: an order tells its customer what was ordered, what it costs and where it goes', async () => {
  const { place, shop } = await aStory()
  const reference = await place([line(119_00, { discounts: [{ name: 'Loyal', amount: 10_00 }] })])
  const order = await shop.customerOrders.byReference({ reference, customer })
  expect(order).toMatchObject({
    orderReference: reference,
    createdAt: '2026-11-02T10:00:00.000Z',
    currencyIsoCode: 'EUR',
    priceMode: 'GROSS_MODE',
    billingAddress: home,
    shippingAddress: home,
    totals: { subtotal: 119_00, expenseTotal: 4_90, discountTotal: 10_00, grandTotal: 113_90 },
  })
  expect(order.totals.taxTotal).toBeGreaterThan(0)
  expect(order.totals).toMatchObject({ canceledTotal: 0, remunerationTotal: 0 })
  const [item] = order.items
  expect(item).toMatchObject({ quantity: 1, unitGrossPrice: 119_00, sumGrossPrice: 119_00, unitNetPrice: 0 })
  expect(item).toMatchObject({ sumNetPrice: 0, refundableAmount: 109_00, canceledAmount: 0, isReturnable: false })
  expect(item?.uuid).toMatch(/^[0-9a-f-]{36}$/)
  expect(order.shipments).toMatchObject([
    { idShipment: item?.idShipment, shipmentMethodName: 'Standard', carrierName: 'Hermes' },
  ])
  expect(order.expenses).toMatchObject([{ type: 'SHIPMENT_EXPENSE_TYPE', sumPrice: 4_90 }])
  expect(order.payments).toEqual([{ amount: 113_90, paymentProvider: 'Souk', paymentMethod: 'invoice' }])
})
