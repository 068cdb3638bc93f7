import type { Pool } from 'pg'
import type {
  DocumentFilter,
  DocumentRow,
  Listed,
  ListedKind,
  OrderDocuments,
} from '@souk/services/orders/order-documents'
import { keysetPage } from './keyset.ts'
import type { Bind } from './keyset.ts'
import { documentOf } from './load.ts'
import { searching } from './search.ts'

/** A document with its order; the order is looked up for the rows of a page alone. */
const ROW = `json_build_object('document', body, 'order', (select json_build_object('id', o.id, 'reference', o.reference,
  'store', o.store, 'currency', o.currency, 'customer', o.customer_name, 'email', o.email)
  from marketplace_order o where o.id = order_id))`

/** Lists of what is written about orders, on PostgreSQL. Refused: `list.bad-cursor`. */
export function postgresOrderDocuments(pool: Pool): OrderDocuments {
  return {
    async list<Kind extends ListedKind>(kind: Kind, filter: DocumentFilter, page: PageOf) {
      const key = { sql: 'at', type: 'timestamptz' }
      const matching = (bind: Bind) => conditions(kind, filter, bind)
      const list = { table: 'order_document', row: ROW, key, matching }
      const { rows, ...rest } = await keysetPage<StoredRow>(pool, list, { ...page, descending: true })
      return { ...rest, rows: rows.map((row) => listed<Kind>(row)) }
    },
    async byReference<Kind extends ListedKind>(kind: Kind, reference: string) {
      const { rows } = await pool.query<{ row: StoredRow }>({
        name: 'document-by-reference',
        text: `select ${ROW} as row from order_document where kind = $1 and reference = $2`,
        values: [kind, reference],
      })
      return rows[0] && listed<Kind>(rows[0].row)
    },
  }
}

type PageOf = Parameters<OrderDocuments['list']>[2]
type StoredRow = DocumentRow<{ readonly kind: string }>

/** A row of this kind holds a document of this kind. */
function listed<Kind extends ListedKind>({ document, order }: StoredRow): DocumentRow<Listed<Kind>> {
  return { document: documentOf(document) as Listed<Kind>, order }
}

function conditions(kind: ListedKind, filter: DocumentFilter, bind: Bind): readonly string[] {
  const { search, stores, merchants, statuses, customer, from, to } = filter
  return [
    `kind = ${bind(kind)}`,
    ...(search ? [searching(search, bind)('search')] : []),
    ...(stores ? [`store = any(${bind(stores)}::text[])`] : []),
    ...(merchants ? [ofMerchants(merchants, bind)] : []),
    ...(statuses ? [`status = any(${bind(statuses)}::text[])`] : []),
    ...(customer === undefined ? [] : [`customer = ${bind(customer)}`]),
    ...(from ? [`at >= ${bind(from)}::timestamptz`] : []),
    ...(to ? [`at < ${bind(to)}::timestamptz`] : []),
  ]
}

/** One of them is an index range in order of time; several are not. */
function ofMerchants(merchants: readonly string[], bind: Bind): string {
  return merchants.length === 1
    ? `merchant_id = ${bind(merchants[0])}::uuid`
    : `merchant_id = any(${bind(merchants)}::uuid[])`
}
