import type { Pool } from 'pg'
import { Refused } from '@souk/domain/refused'
import type { OrderFilter, OrderLists, OrderSort, Page, PageRequest } from '@souk/services/orders/order-store'

/** Totals are counted no further than this. */
const COUNT_UP_TO = 10_000

interface ListTable {
  readonly table: string
  /** Column of the time it was placed. */
  readonly placed: string
  /** Condition on its merchants, given a placeholder. */
  readonly ofMerchants: (merchants: string) => string
}
const ORDERS: ListTable = {
  table: 'marketplace_order',
  placed: 'placed_at',
  ofMerchants: (merchants) => `merchants && ${merchants}::uuid[]`,
}
const MERCHANT_ORDERS: ListTable = {
  table: 'merchant_order',
  placed: 'created_at',
  ofMerchants: (merchants) => `merchant_id = any(${merchants}::uuid[])`,
}

/** SQL expression a list is sorted by, and the type its cursor value is cast to. References sort naturally: length, then text. */
function sortKey(sort: OrderSort, list: ListTable): { readonly sql: string; readonly type: string } {
  switch (sort) {
    case 'placedAt':
      return { sql: list.placed, type: 'timestamptz' }
    case 'updatedAt':
      return { sql: 'updated_at', type: 'timestamptz' }
    case 'reference':
      return { sql: `lpad(reference, 60) collate "C"`, type: 'text' }
    case 'customer':
      return { sql: 'customer_name', type: 'text' }
    case 'email':
      return { sql: 'email', type: 'text' }
    case 'grandTotal':
      return { sql: 'grand_total', type: 'bigint' }
    case 'items':
      return { sql: 'item_count', type: 'int' }
  }
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (char) => `\\${char}`)

/** The filter as conditions; `bind` turns a value into its placeholder. */
function conditions(filter: OrderFilter, list: ListTable, bind: (value: unknown) => string): readonly string[] {
  const { search, stores, states, merchants, placedFrom, placedTo, failed } = filter
  return [
    ...(search ? [`search like ${bind(`%${escapeLike(search.toLowerCase())}%`)}`] : []),
    ...(stores ? [`store = any(${bind(stores)}::text[])`] : []),
    ...(states ? [`states && ${bind(states)}::text[]`] : []),
    ...(merchants ? [list.ofMerchants(bind(merchants))] : []),
    ...(placedFrom ? [`${list.placed} >= ${bind(placedFrom)}::timestamptz`] : []),
    ...(placedTo ? [`${list.placed} < ${bind(placedTo)}::timestamptz`] : []),
    ...(failed === undefined ? [] : [failed ? 'failed > 0' : 'failed = 0']),
  ]
}

interface Cursor {
  readonly key: string
  readonly id: string
}
const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')

function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof key === 'string' && typeof id === 'string') return { key, id }
  } catch {
    // falls through to the refusal
  }
  throw new Refused('list.bad-cursor', 'This cursor is not one a list gave. Start again from the first page.')
}

const where = (parts: readonly string[]): string => (parts.length > 0 ? `where ${parts.join(' and ')}` : '')

/** One keyset page: what a list shows is stored as `row`, so a page reads one index range and no other table. */
async function page<Row>(
  pool: Pool,
  list: ListTable,
  request: { filter: OrderFilter; page: PageRequest<OrderSort> },
): Promise<Page<Row>> {
  const { sort, descending, limit, cursor } = request.page
  const key = sortKey(sort, list)
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const matching = conditions(request.filter, list, bind)
  const counting = pool.query<{ total: string }>(
    `select count(*) as total from (select 1 from ${list.table} ${where(matching)} limit ${COUNT_UP_TO}) as matching`,
    [...values],
  )
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  const start = after
    ? [`(${key.sql}, id) ${descending ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::uuid)`]
    : []
  const direction = descending ? 'desc' : 'asc'
  const reading = pool.query<{ row: Row; key: string; id: string }>(
    `select row, id, (${key.sql})::text as key from ${list.table} ${where([...matching, ...start])}
     order by ${key.sql} ${direction}, id ${direction} limit ${bind(limit + 1)}`,
    values,
  )
  const [{ rows: counted }, { rows }] = await Promise.all([counting, reading])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((one) => one.row),
    total: Number(counted[0]?.total ?? 0),
    ...(rows.length > limit && last ? { next: encodeCursor(last) } : {}),
  }
}

/** Lists of orders and merchant orders on PostgreSQL. Refused: `list.bad-cursor`. */
export function postgresOrderLists(pool: Pool): OrderLists {
  return {
    orders: (filter, request) => page(pool, ORDERS, { filter, page: request }),
    merchantOrders: (filter, request) => page(pool, MERCHANT_ORDERS, { filter, page: request }),
    async customerOrders(merchant, email) {
      const { rows } = await pool.query<{ count: string }>({
        name: 'customer-orders',
        text: 'select count(*) as count from merchant_order where merchant_id = $1 and email = $2',
        values: [merchant, email],
      })
      return Number(rows[0]?.count)
    },
  }
}
