import { describe, expect, test } from 'vitest'
import type { RefundId } from '../ids.ts'
import { aLine, anOrder, aShipment, NOW, splitEvents } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { cancelEvent } from './cancel.ts'
import type { OrderEvent } from './events.ts'
import { evolve, fold } from './evolve.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'
import type { ShippingRule } from './refund.ts'

const card = { method: 'card', captured: true }

describe('a refund of three items of one merchant in one shipment (A-04)', () => {
  const order = anOrder({
    items: [345_00, 129_38, 24_89].map((unitPrice) => aLine({ unitPrice, merchant: 'MER000001' })),
    shipments: [aShipment({ price: 5_90 })],
    payments: [card],
  })

  test('lowers the grand total by the item, and the last brings it to zero, shipping included', () => {
    const one = refunded(order, order.items.slice(1, 2))
    expect(one.totals).toMatchObject({ grandTotal: 375_79, refundedTotal: 129_38, refundableTotal: 375_79 })
    const all = refunded(one, one.items)
    expect(all.totals).toMatchObject({
      grandTotal: 0,
      taxTotal: 0,
      netTotal: 0,
      refundedTotal: 505_17,
      refundableTotal: 0,
    })
    expect(all.refunds.map(({ amount, lines }) => [amount, lines.length])).toEqual([
      [129_38, 1],
      [375_79, 3],
    ])
  })

  test('says what for, and takes the money from the payments in order', () => {
    expect(refundsOf(order, order.items.slice(2), { comment: 'Scratched' })).toEqual([
      {
        type: 'refund.created',
        refund: {
          merchant: order.items[2]?.merchant,
          id: '0192f000-0000-7000-8000-000000000001' as RefundId,
          amount: 24_89,
          comment: 'Scratched',
          lines: [{ item: order.items[2]?.id, amount: 24_89 }],
          at: NOW,
        },
        payments: [{ payment: order.payments[0]?.id, amount: 24_89 }],
      },
    ])
  })
})

describe('a refund of one merchant’s goods', () => {
  const order = anOrder({
    items: [
      aLine({ unitPrice: 30_00 }),
      aLine({ unitPrice: 10_00 }),
      aLine({ unitPrice: 60_00, merchant: 'MER000001' }),
    ],
    shipments: [aShipment({ price: 10_00 })],
    expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
    payments: [card],
  })
  const split = fold(order, splitEvents(order), NOW)
  const its = split.items.slice(0, 2)

  test('brings its shipping with its last item, and touches no other merchant', () => {
    const after = refunded(split, its)
    expect(after.merchantOrders[0]?.totals).toMatchObject({ grandTotal: 0, refundedTotal: 44_00 })
    expect(after.merchantOrders[1]).toBe(split.merchantOrders[1])
    expect(after.totals).toMatchObject({ grandTotal: 68_00, refundedTotal: 44_00 })
  })

  test('brings the marketplace’s own expenses with the order’s last item', () => {
    const after = refunded(refunded(split, its), split.items)
    expect(after.totals).toMatchObject({ grandTotal: 0, refundedTotal: 112_00 })
  })

  test.each<[ShippingRule, number[]]>([
    ['never', [0, 0]],
    ['with last item', [0, 4_00]],
    ['proportional', [3_00, 4_00]],
  ])('gives shipping back %s', (rule, shipping) => {
    const one = refunded(split, its.slice(0, 1), rule)
    const both = refunded(one, its.slice(1), rule)
    expect([one, both].map(({ expenses }) => expenses[0]?.amounts.refunded)).toEqual(shipping)
  })

  test('leaves the shipping of another whose goods are all cancelled to that one’s refund', () => {
    const cancelled = changed(split, cancelEvent(split, split.items.slice(2)))
    expect(refunded(cancelled, its.slice(0, 1)).expenses[1]?.amounts.refunded).toBe(0)
  })

  test('gives the marketplace’s own expenses back whole or not at all', () => {
    const one = refunded(split, its, 'proportional')
    const all = refunded(one, split.items, 'proportional')
    expect([one, all].map(({ expenses }) => expenses[2]?.amounts.refunded)).toEqual([0, 2_00])
  })

  test('counts a cancelled item as gone', () => {
    const cancelled = changed(split, cancelEvent(split, its.slice(0, 1)))
    expect(refunded(cancelled, its.slice(1)).expenses[0]?.amounts.refunded).toBe(4_00)
  })

  describe('that travels in two shipments', () => {
    const shipments = ['a', 'b'].map((key) => aShipment({ key, price: 5_01 }))
    const items = ['a', 'a', 'b'].map((shipment) => aLine({ shipment, unitPrice: 10_00 }))
    const two = anOrder({ items, shipments, payments: [card] })
    const shipping = ({ expenses }: Order) => expenses.map(({ amounts }) => amounts.refunded)

    test('brings the shipping of both with the last item of all, as one merchant order', () => {
      const second = refunded(two, two.items.slice(2))
      expect(shipping(second)).toEqual([0, 0])
      const all = refunded(second, second.items.slice(0, 2))
      expect(shipping(all)).toEqual([5_01, 5_01])
      expect(all.totals).toMatchObject({ grandTotal: 0, refundableTotal: 0 })
    })

    test.each<ShippingRule>(['with last item', 'proportional'])(
      'brings the shipping of one that was cancelled with its goods: it is not owed any more (%s)',
      (rule) => {
        const cancelled = changed(two, cancelEvent(two, two.items.slice(2)))
        const after = refunded(cancelled, cancelled.items.slice(2), rule)
        expect(shipping(after)[1]).toBe(5_01)
        const { paidTotal, refundedTotal, grandTotal } = refunded(cancelled, cancelled.items.slice(2)).totals
        expect(paidTotal - refundedTotal).toBe(grandTotal)
      },
    )
  })

  test('gives its commission back', () => {
    const items = its.map(({ id }) => ({ item: id, amount: 1_50 }))
    const sold = evolve(split, { type: 'commission.calculated', items }, NOW)
    const after = refunded(sold, its.slice(0, 1))
    expect(after.totals).toMatchObject({ commissionTotal: 3_00, commissionRefundedTotal: 1_50 })
    expect(after.merchantOrders[0]?.totals.commissionRefundedTotal).toBe(1_50)
  })
})

test('cancelled and then refunded goods are taken from the grand total once', () => {
  const order = anOrder({ items: [aLine(), aLine()], payments: [card] })
  const items = order.items.slice(0, 1)
  const after = refunded(changed(order, cancelEvent(order, items)), items)
  expect(after.totals).toMatchObject({ grandTotal: 119_00, canceledTotal: 119_00, refundedTotal: 119_00 })
})

test('goods of several merchants are given back in a refund for each, and one for the marketplace’s own expenses', () => {
  const order = anOrder({
    items: [aLine({ unitPrice: 30_00 }), aLine({ unitPrice: 60_00, merchant: 'MER000001' })],
    expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
    payments: [
      { method: 'card', captured: true, amount: 50_00 },
      { method: 'card', captured: true },
    ],
  })
  const { refunds, payments, totals } = refunded(order, order.items)
  expect(refunds.map(({ merchant, amount }) => [merchant, amount])).toEqual([
    [order.items[0]?.merchant, 30_00],
    [order.items[1]?.merchant, 60_00],
    [undefined, 2_00],
  ])
  expect(payments.map((payment) => payment.refunded)).toEqual([50_00, 42_00])
  expect(totals.grandTotal).toBe(0)
})

test('nothing was paid: nothing is given back', () => {
  const order = anOrder()
  expect(refundsOf(order, order.items)).toEqual([])
  const paid = anOrder({ payments: [card] })
  expect(refundsOf(refunded(paid, paid.items), paid.items)).toEqual([])
})

function refunded(order: Order, items: readonly OrderItem[], rule?: ShippingRule): Order {
  return fold(order, refundsOf(order, items, rule && { rule }), NOW)
}

function changed(order: Order, event: OrderEvent | undefined): Order {
  return event ? evolve(order, event, NOW) : order
}
