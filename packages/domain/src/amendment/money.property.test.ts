import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sum } from '../money.ts'
import { captureEvent } from '../order/capture.ts'
import { carriedOver, carryEvent } from '../order/carry.ts'
import { evolve, fold } from '../order/evolve.ts'
import type { Order } from '../order/order.ts'
import { totalsOf } from '../order/totals.ts'
import { carts } from '../testing/arbitrary.ts'
import { anOrder, NOW } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { amendedPayments } from './cart.ts'

/** Part of the order is paid, part of that was given back. */
function livedThrough(order: Order, [paid, returned]: readonly [number, number]): Order {
  const captured = captureEvent(order, order.items.slice(0, paid))
  const after = captured ? evolve(order, captured, NOW) : order
  return fold(after, refundsOf(after, after.items.slice(0, returned)), NOW)
}

const few = fc.integer({ min: 0, max: 4 })

test('an amendment neither loses nor makes a cent: what one order had, the two have', () => {
  fc.assert(
    fc.property(carts, carts, fc.tuple(few, few), (cart, next, lived) => {
      const before = livedThrough(anOrder(cart), lived)
      const price = anOrder(next).totals.grandTotal
      const carry = carryEvent(before, carriedOver(before, price), 'DE--6')
      const after = carry ? evolve(before, carry, NOW) : before
      const payments = amendedPayments(before, { ...next, payments: [{ method: 'invoice', captured: false }] }, price)
      const other = anOrder({ ...next, payments })

      const carried = Math.min(before.totals.refundableTotal, price)
      expect(other.totals.paidTotal).toBe(carried)
      expect(after.totals.refundableTotal).toBe(before.totals.refundableTotal - carried)
      expect(sum(after.payments.map(({ captured, refunded }) => captured - refunded))).toBe(
        after.totals.refundableTotal,
      )
      expect(totalsOf(after.items, after.expenses)).toEqual(after.totals)
      for (const { amounts } of [...after.items, ...after.expenses]) {
        expect(amounts.captured).toBeGreaterThanOrEqual(amounts.refunded)
      }
      const { payments: lines = [], items = [], expenses = [] } = carry ?? {}
      const back = evolve(after, { type: 'payment.captured', payments: lines, items, expenses }, NOW)
      expect([back.totals, back.payments]).toEqual([before.totals, before.payments])
    }),
    { numRuns: 1000 },
  )
})
