import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '../money.ts'
import { carts } from '../testing/arbitrary.ts'
import { countingIds } from '../testing/ids.ts'
import { anOrder, NOW, splitEvents } from '../testing/order.ts'
import { cancelEvent } from './cancel.ts'
import { captureEvent } from './capture.ts'
import { applyCommit, applyRecorded, recordedEvents } from './commit.ts'
import type { OrderEvent, Recorded } from './events.ts'
import type { Order } from './order.ts'
import { refundEvent } from './refund.ts'
import type { ShippingRule } from './refund.ts'
import { returnEvent } from './return.ts'
import { merchantTotals, totalsOf } from './totals.ts'

const runs = { numRuns: 1000 }

type Act = (typeof acts)[number]
const acts = ['capture', 'cancel', 'refund', 'return', 'split'] as const
const rules: readonly ShippingRule[] = ['never', 'with last item', 'proportional']

/** Which act, and on which rows: bit i of `rows` means row i. */
const sequence = fc.array(
  fc.record({ act: fc.constantFrom(...acts), rows: fc.nat(0xffff), rule: fc.constantFrom(...rules) }),
  { maxLength: 10 },
)

interface Told {
  readonly placed: Order
  readonly order: Order
  readonly recorded: readonly Recorded[]
}

describe('whatever is captured, cancelled, returned and refunded, in any order', () => {
  test('every total is the sum of its rows, for the order and for each merchant', () => {
    always(({ order }) => {
      expect(order.totals).toEqual(totalsOf(order.items, order.expenses))
      for (const { merchant, totals } of order.merchantOrders) expect(totals).toEqual(merchantTotals(order, merchant))
    })
  })

  test('rows and payments hold the same money', () => {
    always(({ order: { totals, payments, refunds } }) => {
      expect(sum(payments.map(({ captured }) => captured))).toBe(totals.paidTotal)
      expect(sum(payments.map(({ refunded }) => refunded))).toBe(totals.refundedTotal)
      expect(sum(refunds.map(({ amount }) => amount))).toBe(totals.refundedTotal)
    })
  })

  test('what was placed is either still owed or was cancelled', () => {
    always(({ placed, order: { totals } }) => {
      expect(totals.grandTotal + totals.canceledTotal).toBe(placed.totals.grandTotal)
    })
  })

  test('no row, expense or payment takes more than it costs or gives back more than it took', () => {
    always(({ order }) => {
      for (const { amounts } of [...order.items, ...order.expenses]) {
        expect(amounts.captured).toBeLessThanOrEqual(amounts.priceToPay)
        expect(amounts.refunded).toBeLessThanOrEqual(amounts.captured)
        expect(amounts.canceled).toBeLessThanOrEqual(amounts.priceToPay)
        expect(amounts.canceled).toBeGreaterThanOrEqual(amounts.refunded)
        expect(amounts.taxAfterCancellation).toBeLessThanOrEqual(amounts.priceToPay - amounts.canceled)
      }
      for (const { amount, captured, refunded } of order.payments) {
        expect(captured).toBeLessThanOrEqual(amount)
        expect(refunded).toBeLessThanOrEqual(captured)
      }
    })
  })

  test('refunding all that is left ends at zero, shipment costs included', () => {
    always(({ order }) => {
      const paid = after(order, captureEvent(order, order.items))
      const { totals } = after(paid, refundEvent(paid, paid.items, terms('with last item')))
      expect(totals).toMatchObject({ refundableTotal: 0, grandTotal: 0, taxTotal: 0 })
    })
  })

  test('folding the events gives the order', () => {
    always(({ order, recorded }) => {
      expect(applyRecorded(undefined, recorded)).toStrictEqual(order)
    })
  })

  test('folding them from any snapshot, with what it has seen already, gives the order too', () => {
    always(({ order, recorded }) => {
      const middle = recorded[Math.floor(recorded.length / 2)]?.version ?? 0
      const snapshot = applyRecorded(
        undefined,
        recorded.filter(({ version }) => version <= middle),
      )
      expect(applyRecorded(snapshot, recorded)).toStrictEqual(order)
    })
  })

  test('order and events are plain JSON', () => {
    always(({ order, recorded }) => {
      expect(JSON.parse(JSON.stringify({ order, recorded }))).toStrictEqual({ order, recorded })
    })
  })
})

function always(law: (told: Told) => void): void {
  fc.assert(
    fc.property(carts, sequence, (cart, steps) => {
      law(told(anOrder(cart), steps))
    }),
    runs,
  )
}

function told(placed: Order, steps: readonly { act: Act; rows: number; rule: ShippingRule }[]): Told {
  const newId = countingIds()
  const actor = { kind: 'system', id: 'system', name: 'system' } as const
  const at = new Date(NOW)
  const first: readonly OrderEvent[] = [{ type: 'order.placed', order: placed }]
  let order = applyCommit(undefined, first, { version: 1, at })
  const recorded = recordedEvents({ order, events: first, actor, at }, newId)
  for (const step of steps) {
    const events = eventsOf(order, step)
    if (events.length === 0) continue
    order = applyCommit(order, events, { version: order.version + 1, at })
    recorded.push(...recordedEvents({ order, events, actor, at }, newId))
  }
  return { placed, order, recorded }
}

function eventsOf(order: Order, { act, rows, rule }: { act: Act; rows: number; rule: ShippingRule }): OrderEvent[] {
  const items = order.items.filter((_, index) => rows & (1 << index))
  switch (act) {
    case 'capture':
      return present(captureEvent(order, items))
    case 'cancel':
      return present(cancelEvent(order, items))
    case 'refund':
      return present(refundEvent(order, items, terms(rule)))
    case 'return':
      return present(returnEvent(order, items))
    case 'split':
      return order.merchantOrders.length > 0 ? [] : splitEvents(order)
  }
}

function present(event: OrderEvent | undefined): OrderEvent[] {
  return event ? [event] : []
}

function after(order: Order, event: OrderEvent | undefined): Order {
  return event ? applyCommit(order, [event], { version: order.version + 1, at: new Date(NOW) }) : order
}

function terms(shippingRule: ShippingRule) {
  return { newId: countingIds(), now: new Date(NOW), shippingRule }
}
