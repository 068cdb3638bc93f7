import { documentsOf } from '@souk/domain/order/documents'
import type { OrderDocument } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import type { Refund } from '@souk/domain/order/payment'
import { orderRow } from '@souk/domain/order/row'
import { isFoundIn } from '@souk/domain/search'
import { memoryPage } from './memory-page.ts'
import type { DocumentFilter, DocumentRow, Listed, ListedKind, OrderDocuments } from './order-documents.ts'

type Document = OrderDocument | Refund

interface Found {
  readonly order: Order
  readonly row: DocumentRow<Document>
  readonly key: readonly [at: string, id: string]
}

/** Documents of orders in memory. Refused: `list.bad-cursor`. */
export function memoryOrderDocuments(orders: () => Iterable<Order>): OrderDocuments {
  const found = (kind: ListedKind): Found[] => [...orders()].flatMap((order) => documentsIn(order, kind))
  return {
    async list<Kind extends ListedKind>(kind: Kind, filter: DocumentFilter, page: PageOf) {
      const matching = found(kind).filter((one) => matches(one, filter))
      const { rows, ...rest } = memoryPage(matching, page, { descending: true, keyOf: ({ key }) => key })
      return { ...rest, rows: rows.map(({ row }) => row as DocumentRow<Listed<Kind>>) }
    },
    async byReference<Kind extends ListedKind>(kind: Kind, reference: string) {
      const one = found(kind).find(({ row }) => referenceOf(row.document) === reference)
      return one?.row as DocumentRow<Listed<Kind>> | undefined
    },
  }
}

type PageOf = Parameters<OrderDocuments['list']>[2]

function documentsIn(order: Order, kind: ListedKind): Found[] {
  const { id, reference, store, currency, customer, email } = orderRow(order)
  const about = { id, reference, store, currency, customer, email }
  const documents: readonly Document[] = kind === 'refund' ? order.refunds : documentsOf(order, kind)
  return documents.map((document) => ({
    order,
    row: { document, order: about },
    key: [document.at, document.id],
  }))
}

const referenceOf = (document: Document): string | undefined =>
  'reference' in document ? document.reference : undefined
const statusOf = (document: Document): string | undefined => ('status' in document ? document.status : undefined)

function matches({ order: { customer: of }, row: { document, order } }: Found, filter: DocumentFilter): boolean {
  const { search, stores, merchants, statuses, customer, from, to } = filter
  const searched = [referenceOf(document), order.reference, order.customer, order.email].join(' ').toLowerCase()
  const [at, merchant, status] = [Date.parse(document.at), document.merchant, statusOf(document)]
  return (
    (!search || isFoundIn(searched, search)) &&
    (!stores || stores.includes(order.store)) &&
    (!merchants || (merchant !== undefined && merchants.includes(merchant))) &&
    (!statuses || (status !== undefined && statuses.includes(status))) &&
    (customer === undefined || of.reference === customer) &&
    (!from || at >= Date.parse(from)) &&
    (!to || at < Date.parse(to))
  )
}
