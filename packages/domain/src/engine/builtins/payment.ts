import { refundable } from '../../order/amounts.ts'
import { captureEvent } from '../../order/capture.ts'
import type { Order, OrderItem } from '../../order/order.ts'
import { refundEvent } from '../../order/refund.ts'
import type { Command } from '../registry.ts'
import { outcome } from './rules.ts'
import type { Rules } from './rules.ts'

/** Takes what the items still owe; nothing owed, nothing taken. */
const capture: Command = { by: 'item', run: ({ order, items }) => outcome(captureEvent(order, items)) }

/** Gives back what was taken for the items; the merchant's machine is refunded with them. */
const refund: Command = {
  by: 'item',
  run: ({ order, items }, { newId, now }) => outcome(refundEvent(order, items, { newId, now }), 'refund'),
}

export const paymentRules: Rules = {
  commands: {
    'Payment/Capture': capture,
    'DummyPayment/Pay': capture,
    'Refund/Create': refund,
    'DummyPayment/Refund': refund,
  },
  conditions: {
    /** All payments of the order are taken; also where there was nothing to pay. */
    'Payment/IsCaptured': (_item, { order }) => order.payments.every(({ amount, captured }) => captured >= amount),
    /** Money was taken for the item and not given back; asked as of before the step, whose command may be that very refund. */
    'Payment/IsRefundable': ({ id }, { before }) => {
      const item = itemsById(before).get(id)
      return item !== undefined && refundable(item.amounts) > 0
    },
    'DummyPayment/IsAuthorized': (_item, { order }) => order.billing.lastName !== 'Invalid',
    'DummyPayment/IsPayed': () => true,
  },
}

const indexes = new WeakMap<Order, ReadonlyMap<string, OrderItem>>()

function itemsById(order: Order): ReadonlyMap<string, OrderItem> {
  const known = indexes.get(order)
  if (known) return known
  const index = new Map(order.items.map((item) => [item.id, item]))
  indexes.set(order, index)
  return index
}
