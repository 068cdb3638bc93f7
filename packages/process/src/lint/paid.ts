import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import { type Graph, reachable } from './graph.ts'

const IS_ORDER_PAID = 'MerchantSalesOrder/IsOrderPaid'
const PAID = 'paid'

/** L17: *every item is paid* cannot hold for an item that is not paid yet, or cancelled. */
export function* paidFindings({ process, exits, states }: Graph): Generator<Finding> {
  const paid = reachable(states.has(PAID) ? [PAID] : [], (state) => exits(state).map(({ target }) => target))
  for (const { source, condition, at } of process.transitions) {
    const cancelled = /\bcancell?ed\b/i.test(source)
    if (condition !== IS_ORDER_PAID || (paid.has(source) && !cancelled)) continue
    yield {
      ...at,
      rule: 'L17',
      level: 'warning',
      message: `${quote(condition)} can never be true in ${quote(source)}, ${cancelled ? 'whose item is cancelled' : `which does not come after ${quote(PAID)}`}`,
      remedy: 'ask for something that can hold there, such as Payment/IsRefundable',
    }
  }
}
