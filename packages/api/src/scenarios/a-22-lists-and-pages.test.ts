import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const customer = 'DE--22'
const grace = { reference: customer, firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.com' }

test('A-22: a customer’s orders come newest first with their totals, and page by page', async () => {
  const { place, shop } = await aStory()
  const prices = [10_00, 20_00, 30_00, 40_00]
  const placed: string[] = []
  for (const price of prices) placed.push(await place([line(price)], { customer: grace }))
  const all = await shop.customerOrders.list({ customer })
  expect(all.total).toBe(4)
  expect(all.rows.map(({ orderReference }) => orderReference)).toEqual(placed.toReversed())
  for (const [index, row] of all.rows.entries()) {
    const subtotal = prices.at(-1 - index) ?? 0
    const none = { discountTotal: 0, canceledTotal: 0, remunerationTotal: 0 }
    expect(row).toMatchObject({
      createdAt: '2026-11-02T10:00:00.000Z',
      currencyIsoCode: 'EUR',
      priceMode: 'GROSS_MODE',
    })
    expect(row.totals).toMatchObject({ subtotal, expenseTotal: 4_90, grandTotal: subtotal + 4_90, ...none })
    expect(row.totals.taxTotal).toBeGreaterThan(0)
  }
  const third = await shop.customerOrders.list({ customer, offset: 2, limit: 1 })
  expect(third).toEqual({ rows: all.rows.slice(2, 3), total: 4 })
})
