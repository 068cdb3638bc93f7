import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MerchantId } from '../ids.ts'
import { sum } from '../money.ts'
import { carts } from '../testing/arbitrary.ts'
import { countingIds } from '../testing/ids.ts'
import { eventsOf, moneyActs } from '../testing/money-acts.ts'
import type { MoneyAct } from '../testing/money-acts.ts'
import { anOrder, NOW } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { refundable, remaining } from './amounts.ts'
import { captureEvent } from './capture.ts'
import { applyCommit, applyRecorded, recordedEvents } from './commit.ts'
import type { OrderEvent, Recorded } from './events.ts'
import type { Order, Totals } from './order.ts'
import { merchantTotals, totalsOf } from './totals.ts'

const runs = { numRuns: 1000 }

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

  test('the order is the sum of its merchants and of the marketplace’s own expenses, in every total', () => {
    always(({ order }) => {
      const merchants = [...new Set(order.items.map(({ merchant }) => merchant))]
      const own = order.expenses.filter(({ merchant }) => !merchant)
      const shares = [...merchants.map((merchant) => merchantTotals(order, merchant)), totalsOf([], own)]
      expect(added(shares)).toEqual(order.totals)
    })
  })

  test('a refund is of one merchant, or of the marketplace’s own expenses', () => {
    always(({ order }) => {
      const owners = new Map<string, MerchantId | undefined>(
        [...order.items, ...order.expenses].map(({ id, merchant }) => [id, merchant]),
      )
      for (const { merchant, lines } of order.refunds)
        for (const { item, expense } of lines) expect(owners.get(item ?? expense ?? '')).toBe(merchant)
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
      const captured = captureEvent(order, order.items)
      const paid = after(order, captured ? [captured] : [])
      const { totals } = after(paid, refundsOf(paid, paid.items))
      expect(totals).toMatchObject({ refundableTotal: 0, grandTotal: 0, taxTotal: 0 })
    })
  })

  test('refunding what was cancelled leaves no money that is not owed', () => {
    always(({ order }) => {
      const cancelled = order.items.filter(({ amounts }) => remaining(amounts) === 0)
      const { items, expenses } = after(order, refundsOf(order, cancelled))
      for (const { amounts } of [...items, ...expenses])
        expect(refundable(amounts)).toBeLessThanOrEqual(remaining(amounts))
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
    fc.property(carts, moneyActs, (cart, acts) => {
      law(told(anOrder(cart), acts))
    }),
    runs,
  )
}

function told(placed: Order, acts: readonly MoneyAct[]): Told {
  const newId = countingIds('d000')
  const actor = { kind: 'system', id: 'system', name: 'system' } as const
  const at = new Date(NOW)
  const first: readonly OrderEvent[] = [{ type: 'order.placed', order: placed }]
  let order = applyCommit(undefined, first, { version: 1, at })
  const recorded = recordedEvents({ order, events: first, actor, at }, newId)
  for (const act of acts) {
    const events = eventsOf(order, act, newId)
    if (events.length === 0) continue
    order = applyCommit(order, events, { version: order.version + 1, at })
    recorded.push(...recordedEvents({ order, events, actor, at }, newId))
  }
  return { placed, order, recorded }
}

function after(order: Order, events: readonly OrderEvent[]): Order {
  return events.length > 0 ? applyCommit(order, events, { version: order.version + 1, at: new Date(NOW) }) : order
}

function added(shares: readonly Totals[]): Totals {
  const figures = Object.keys(totalsOf([], [])) as (keyof Totals)[]
  return Object.fromEntries(
    figures.map((figure) => [figure, sum(shares.map((totals) => totals[figure]))]),
  ) as unknown as Totals
}
