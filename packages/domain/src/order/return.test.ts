import { expect, test } from 'vitest'
import { aLine, anOrder, NOW } from '../testing/order.ts'
import { cancelEvent } from './cancel.ts'
import { evolve } from './evolve.ts'
import { returnEvent } from './return.ts'

test('a return promises back what its items cost the customer', () => {
  const order = anOrder({ items: [aLine(), aLine({ unitPrice: 10_00 })], priceMode: 'net' })
  const after = evolve(order, returnEvent(order, order.items.slice(1)), NOW)
  expect(after.items.map(({ amounts }) => amounts.remuneration)).toEqual([0, 11_90])
  expect(after.totals.remunerationTotal).toBe(11_90)
})

test('a return promises nothing for what was cancelled', () => {
  const order = anOrder()
  const event = cancelEvent(order, order.items)
  const cancelled = event ? evolve(order, event, NOW) : order
  expect(returnEvent(cancelled, order.items)).toMatchObject({ items: [{ remuneration: 0 }] })
})
