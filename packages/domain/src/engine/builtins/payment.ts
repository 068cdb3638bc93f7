import { captureEvent } from '../../order/capture.ts'
import { refundEvents, refundLines } from '../../order/refund.ts'
import { shippingRules } from '../../settings.ts'
import type { Command } from '../registry.ts'
import { outcome } from './rules.ts'
import type { Rules } from './rules.ts'

/** Takes what the items still owe; nothing owed, nothing taken. */
const capture: Command = { by: 'item', run: ({ order, items }) => outcome(captureEvent(order, items)) }

/** Gives back what was taken for the items, with the shipping that goes with them; the merchant's machine is refunded too. */
const refund: Command = {
  by: 'item',
  run({ order, items }, { marketplace, newId, now }) {
    const lines = refundLines(order, items, shippingRules(marketplace))
    return { events: refundEvents(order, lines, { newId, now }), sister: 'refund' }
  },
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
    /** Money was taken for the item. What of it an operator gave back by hand before, the refund does not give again. */
    'Payment/IsRefundable': ({ amounts }) => amounts.captured > 0,
    'DummyPayment/IsAuthorized': (_item, { order }) => order.billing.lastName !== 'Invalid',
    'DummyPayment/IsPayed': () => true,
  },
}
