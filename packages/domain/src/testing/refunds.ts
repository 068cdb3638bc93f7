import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { refundEvents, refundLines } from '../order/refund.ts'
import type { RefundTerms, ShippingRule } from '../order/refund.ts'
import { countingIds } from './ids.ts'
import { NOW } from './order.ts'

/** What giving these items back comes to, under one rule for everybody's shipping. */
export function refundsOf(
  order: Order,
  items: readonly OrderItem[],
  { rule = 'with last item', ...said }: Partial<RefundTerms> & { readonly rule?: ShippingRule } = {},
): OrderEvent[] {
  const terms = { newId: countingIds(), now: new Date(NOW), ...said }
  return refundEvents(
    order,
    refundLines(order, items, () => rule),
    terms,
  )
}
