import type { ReturnRow } from '@souk/contract/returns'
import type { Side } from '@souk/domain/marketplace'
import { documentsOf } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import type { OrderDeps } from '../orders/deps.ts'
import type { DocumentFilter } from '../orders/order-documents.ts'
import type { Page, PageRequest } from '../orders/page.ts'
import { returnRow } from './return-row.ts'

export interface ReturnListing {
  readonly filter: DocumentFilter
  readonly page: Pick<PageRequest<never>, 'limit' | 'cursor'>
  /** Whose machines a return's states are of. */
  readonly side: Side
}

/** Returns, newest first. Their states are their items', which are read with them. */
export async function listReturns(deps: OrderDeps, { filter, page, side }: ReturnListing): Promise<Page<ReturnRow>> {
  const { rows, ...rest } = await deps.documents.list('return', filter, page)
  const ids = [...new Set(rows.map(({ order }) => order.id))]
  const orders = await Promise.all(ids.map((id) => deps.orders.byId(id)))
  const byId = new Map(orders.flatMap((order) => (order ? [[order.id, order] as const] : [])))
  return {
    ...rest,
    rows: rows.flatMap(({ document, order: { id } }) => {
      const order = byId.get(id)
      return order ? rowIn(order, document.id, side) : []
    }),
  }
}

/** As the order has it, which may have been read later than the list. */
function rowIn(order: Order, id: string, side: Side): ReturnRow[] {
  const document = documentsOf(order, 'return').find((one) => one.id === id)
  return document ? [returnRow(order, document, side)] : []
}
