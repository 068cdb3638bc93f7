import { expect, test } from 'vitest'
import { aLine, anOrder, aShipment, NOW } from '../testing/order.ts'
import { captureEvent } from './capture.ts'
import { evolve } from './evolve.ts'

const order = anOrder({
  items: [aLine({ unitPrice: 60_00 }), aLine({ unitPrice: 30_00 }), aLine({ unitPrice: 10_00, merchant: 'MER000001' })],
  shipments: [aShipment({ price: 10_00 })],
  expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
  payments: [
    { method: 'card', amount: 40_00, captured: false },
    { method: 'invoice', captured: false },
  ],
})
const [first, , third] = order.items
const [card, invoice] = order.payments
const [ofSecond, ofFirst, fee] = order.expenses

test('the first items paid bring their shipment’s expense and the order’s own, over the payments in order', () => {
  expect(captureEvent(order, order.items.slice(0, 1))).toEqual({
    type: 'payment.captured',
    payments: [
      { payment: card?.id, amount: 40_00 },
      { payment: invoice?.id, amount: 31_00 },
    ],
    items: [{ item: first?.id, amount: 60_00 }],
    expenses: [
      { expense: ofSecond?.id, amount: 9_00 },
      { expense: fee?.id, amount: 2_00 },
    ],
  })
})

test('what is paid is not paid again', () => {
  const paid = order.items.slice(0, 1)
  const event = captureEvent(order, paid)
  const after = event ? evolve(order, event, NOW) : order
  expect(captureEvent(after, paid)).toBeUndefined()
  expect(captureEvent(after, order.items)).toMatchObject({
    payments: [{ payment: invoice?.id, amount: 41_00 }],
    items: [{ amount: 30_00 }, { item: third?.id, amount: 10_00 }],
    expenses: [{ expense: ofFirst?.id, amount: 1_00 }],
  })
})
