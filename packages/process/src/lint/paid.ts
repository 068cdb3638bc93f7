import { beforePaid } from '../before-paid.ts'
import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

const IS_ORDER_PAID = 'MerchantSalesOrder/IsOrderPaid'

const CANCELLED = /\bcancell?ed\b/i
const NEVER = 'can never be true: an item there waits to be paid'
const PASSED_OVER =
  'asks about the order’s other items alone: it is true whether or not money was taken for the cancelled one'

/** L17: *every item is paid* cannot hold for an item that waits to be paid, and asks nothing of one that is cancelled. */
export function* paidFindings({ process }: Graph): Generator<Finding> {
  const unpaid = beforePaid(process)
  for (const { source, condition, at } of process.transitions) {
    if (condition !== IS_ORDER_PAID) continue
    const fault = unpaid.has(source) ? NEVER : CANCELLED.test(source) ? PASSED_OVER : undefined
    if (fault === undefined) continue
    yield {
      ...at,
      rule: 'L17',
      level: 'warning',
      message: `${quote(condition)} in ${quote(source)} ${fault}`,
      remedy: 'ask for what is meant of the item itself, such as Payment/IsRefundable',
    }
  }
}
