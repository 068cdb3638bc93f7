import fc from 'fast-check'
import type { NewId } from '../ids.ts'
import { percentOf } from '../money.ts'
import { refundable } from '../order/amounts.ts'
import { cancelEvent } from '../order/cancel.ts'
import { captureEvent } from '../order/capture.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import type { RefundLine } from '../order/payment.ts'
import { refundEvents } from '../order/refund.ts'
import type { ShippingRule } from '../order/refund.ts'
import { returnEvent } from '../order/return.ts'
import { splitItem } from '../order/split.ts'
import { NOW, splitEvents } from './order.ts'
import { refundsOf } from './refunds.ts'

const acts = ['capture', 'cancel', 'refund', 'give back', 'return', 'send to merchants', 'split', 'charge'] as const
const rules: readonly ShippingRule[] = ['never', 'with last item', 'proportional']

/** Something that moves an order's money. */
export interface MoneyAct {
  readonly act: (typeof acts)[number]
  /** Bit i means row i. */
  readonly rows: number
  readonly rule: ShippingRule
  /** How much of what there is, in hundredths of a percent. */
  readonly share: number
}

const moneyAct: fc.Arbitrary<MoneyAct> = fc.record({
  act: fc.constantFrom(...acts),
  rows: fc.nat(0xffff),
  rule: fc.constantFrom(...rules),
  share: fc.integer({ min: 0, max: 100_00 }),
})

/** What may happen to an order's money, in any order. */
export const moneyActs: fc.Arbitrary<readonly MoneyAct[]> = fc.array(moneyAct, { maxLength: 12 })

export function eventsOf(order: Order, { act, rows, rule, share }: MoneyAct, newId: NewId): OrderEvent[] {
  const items = order.items.filter((_, index) => rows & (1 << index))
  switch (act) {
    case 'capture':
      return present(captureEvent(order, items))
    case 'cancel':
      return present(cancelEvent(order, items))
    case 'refund':
      return refundsOf(order, items, { rule })
    case 'give back':
      return refundEvents(order, amountsOf(order, items, share), { newId, now: new Date(NOW) })
    case 'return':
      return [returnEvent(order, items)]
    case 'send to merchants':
      return order.merchantOrders.length > 0 ? [] : splitEvents(order)
    case 'split':
      return items.flatMap((item) => splitOf(item, share, newId))
    case 'charge':
      return [{ type: 'commission.calculated', items: items.map((item) => charged(item, share)) }]
  }
}

function present(event: OrderEvent | undefined): OrderEvent[] {
  return event ? [event] : []
}

/** That much of what could be given back for each, and for every expense. */
function amountsOf(order: Order, items: readonly OrderItem[], share: number): RefundLine[] {
  const lines = [
    ...items.map(({ id, amounts }) => ({ item: id, amount: percentOf(refundable(amounts), share) })),
    ...order.expenses.map(({ id, amounts }) => ({ expense: id, amount: percentOf(refundable(amounts), share) })),
  ]
  return lines.filter(({ amount }) => amount > 0)
}

function splitOf(item: OrderItem, share: number, newId: NewId): OrderEvent[] {
  const quantity = percentOf(item.quantity, share)
  return quantity > 0 && quantity < item.quantity ? [splitItem(item, quantity, newId)] : []
}

/** By two rules, one of which takes a fixed amount. */
function charged({ id, commissions, amounts }: OrderItem, share: number) {
  const entries = commissions ?? [
    { rule: 'mc1', group: 'primary', name: 'Percent', amount: percentOf(amounts.sumPrice, Math.floor(share / 10)) },
    { rule: 'mc5', group: 'secondary', name: 'Fixed', amount: 50 },
  ]
  return { item: id, amount: entries.reduce((total, { amount }) => total + amount, 0), entries }
}
