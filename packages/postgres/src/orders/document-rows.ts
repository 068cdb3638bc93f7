import { fullName } from '@souk/domain/order/address'
import type { OrderDocument } from '@souk/domain/order/documents'
import type { Commit } from '@souk/services/orders/order-store'
import { changed } from './changed-parts.ts'
import { searchText } from './search.ts'
import type { Row } from './statement.ts'

/** Refunds are kept beside the documents: lists look for both alike. */
export function documentRows({ before, order }: Commit<unknown>): Row[] {
  const refunds = changed(before?.refunds, order.refunds).map((refund) => ({ ...refund, kind: 'refund' }))
  const written: readonly Kept[] = [...refunds, ...changed(before?.documents, order.documents)]
  const { email, reference: customer } = order.customer
  return written.map((body) => ({
    id: body.id,
    order_id: order.id,
    kind: body.kind,
    store: order.store,
    customer,
    search: searchText(body.reference, order.reference, fullName(order.customer), email),
    merchant_id: body.merchant,
    reference: body.reference,
    status: body.status,
    body,
    at: body.at,
  }))
}

type Kept = Pick<OrderDocument, 'at' | 'merchant' | 'reference' | 'status'> & {
  readonly id: string
  readonly kind: string
}
