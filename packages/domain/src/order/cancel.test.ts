import { describe, expect, test } from 'vitest'
import { aLine, anOrder, aShipment, NOW } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { cancelEvent } from './cancel.ts'
import { evolve, fold } from './evolve.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'

const order = anOrder({
  items: [aLine({ unitPrice: 60_00 }), aLine({ unitPrice: 30_00 }), aLine({ unitPrice: 10_00, merchant: 'MER000001' })],
  shipments: [aShipment({ price: 10_00 })],
  expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
})

describe('cancelling', () => {
  test('frees what the items still cost, and no expense while something of it is left', () => {
    expect(cancelEvent(order, order.items.slice(0, 1))).toEqual({
      type: 'items.cancelled',
      items: [{ item: order.items[0]?.id, amount: 60_00 }],
      expenses: [],
    })
  })

  test('the last item of a shipment frees its expense, but not the order’s own', () => {
    const { totals, expenses } = cancelled(order, order.items.slice(0, 2))
    expect(expenses.map(({ amounts }) => amounts.canceled)).toEqual([9_00, 0, 0])
    expect(totals).toMatchObject({ grandTotal: 13_00, canceledTotal: 99_00 })
  })

  test('item by item ends where cancelling all at once does, at nothing', () => {
    const steps = order.items.reduce((before, item) => cancelled(before, [item]), order)
    expect(steps).toEqual(cancelled(order, order.items))
    expect(steps.totals).toMatchObject({ grandTotal: 0, taxTotal: 0, canceledTotal: 112_00 })
  })

  test('one of a merchant’s two shipments leaves the other to be paid', () => {
    const shipments = ['a', 'b'].map((key) => aShipment({ key, price: 5_00 }))
    const two = anOrder({ items: ['a', 'b'].map((shipment) => aLine({ shipment })), shipments })
    expect(cancelled(two, two.items.slice(1)).expenses.map(({ amounts }) => amounts.canceled)).toEqual([0, 5_00])
  })

  test('leaves the shipping that another shipment’s refund kept', () => {
    const paid = anOrder({
      items: [aLine(), aLine({ merchant: 'MER000001' })],
      shipments: [aShipment({ price: 10_00 })],
      payments: [{ method: 'card', captured: true }],
    })
    const kept = fold(paid, refundsOf(paid, paid.items.slice(0, 1), { rule: 'never' }), NOW)
    expect(cancelled(kept, kept.items.slice(1)).expenses.map(({ amounts }) => amounts.canceled)).toEqual([0, 5_00])
  })

  test('again cancels nothing', () => {
    expect(cancelEvent(cancelled(order, order.items), order.items)).toBeUndefined()
  })
})

function cancelled(before: Order, items: readonly OrderItem[]): Order {
  const event = cancelEvent(before, items)
  return event ? evolve(before, event, NOW) : before
}
