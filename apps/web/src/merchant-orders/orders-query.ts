import type { MerchantOrderRow } from '@souk/domain/order/row'
import * as ofOrders from '../orders/orders-query.ts'
import type { Listed, OrdersQuery } from '../orders/orders-query.ts'

/** A merchant order as the list of orders knows them: it is placed when it is created. */
const listed = (row: MerchantOrderRow): Listed => ({ ...row, placedAt: row.createdAt, merchants: [row.merchant] })

/** The server's filter, for rows that come over the live stream. */
export const matches = (row: MerchantOrderRow, query: OrdersQuery): boolean => ofOrders.matches(listed(row), query)

/** The server's sort. */
export const compare = (query: OrdersQuery): ((one: MerchantOrderRow, other: MerchantOrderRow) => number) => {
  const byOrder = ofOrders.compare(query)
  return (one, other) => byOrder(listed(one), listed(other))
}
