import type { Pool } from 'pg'
import type { CustomerOrderEntry, OrderFilter, OrderLists, OrderSort } from '@souk/services/orders/order-lists'
import type { PageRequest } from '@souk/services/orders/page'
import { keysetPage } from './keyset.ts'
import type { Bind, Keyset } from './keyset.ts'
import { merchantOrdersRanged, ordersRanged } from './ranges.ts'
import type { Ranged } from './ranges.ts'
import { SEARCHED_MERCHANT_ORDERS, SEARCHED_ORDERS, foundRows, searchedBy, wanted } from './searches.ts'
import type { Searched } from './searches.ts'
import { MERCHANT_ORDERS_STANDING, ORDERS_STANDING, hasStanding } from './standing.ts'
import type { StandingIn } from './standing.ts'

interface ListTable {
  readonly table: string
  /** Column of the time it was placed. */
  readonly placed: string
  readonly ofMerchants: (merchants: readonly string[], bind: Bind) => string
  readonly searched: Searched
  readonly ranged: Ranged
  readonly standing: StandingIn
}

const ORDERS: ListTable = {
  table: 'marketplace_order',
  placed: 'placed_at',
  ofMerchants: (merchants, bind) => `merchants && ${bind(merchants)}::uuid[]`,
  searched: SEARCHED_ORDERS,
  ranged: ordersRanged,
  standing: ORDERS_STANDING,
}
const MERCHANT_ORDERS: ListTable = {
  table: 'merchant_order',
  placed: 'created_at',
  ofMerchants: (merchants, bind) => oneOf('merchant_id', merchants, bind),
  searched: SEARCHED_MERCHANT_ORDERS,
  ranged: merchantOrdersRanged,
  standing: MERCHANT_ORDERS_STANDING,
}

/** Of one value an index gives rows in order; of several it does not. */
const oneOf = (column: string, values: readonly string[], bind: Bind): string =>
  values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = any(${bind(values)})`

/** SQL expression a list is sorted by, and the type its cursor value is cast to. References sort naturally: length, then text. */
function sortKey(sort: OrderSort, list: ListTable): { readonly sql: string; readonly type: string } {
  switch (sort) {
    case 'placedAt':
      return { sql: list.placed, type: 'timestamptz' }
    case 'updatedAt':
      return { sql: 'updated_at', type: 'timestamptz' }
    case 'reference':
      return { sql: `(chr(length(reference) + 32) || reference) collate "C"`, type: 'text' }
    case 'customer':
      return { sql: 'customer_name', type: 'text' }
    case 'email':
      return { sql: 'email', type: 'text' }
    case 'grandTotal':
      return { sql: 'grand_total', type: 'bigint' }
    case 'items':
      return { sql: 'item_count', type: 'int' }
    case 'due':
      return { sql: 'late_at', type: 'timestamptz' }
  }
}

/** The filter as conditions. */
function conditions(filter: OrderFilter, list: ListTable, bind: Bind): readonly string[] {
  const { search, stores, states, merchants, placedFrom, placedTo, failed, unpaired, lateBefore } = filter
  const { paymentMethods, standing } = filter
  return [
    ...(search ? [`id in (select id from ${foundRows(list.searched, wanted(filter, bind))} as found)`] : []),
    ...(stores ? [oneOf('store', stores, bind)] : []),
    ...(states ? [`states && ${bind(states)}::text[]`] : []),
    ...(standing ? [hasStanding(list.standing, standing, { id: `${list.table}.id`, bind })] : []),
    ...(merchants ? [list.ofMerchants(merchants, bind)] : []),
    ...(placedFrom ? [`${list.placed} >= ${bind(placedFrom)}::timestamptz`] : []),
    ...(placedTo ? [`${list.placed} < ${bind(placedTo)}::timestamptz`] : []),
    ...(failed === undefined ? [] : [failed ? 'failed > 0' : 'failed = 0']),
    ...(unpaired === undefined ? [] : [unpaired ? 'unpaired > 0' : 'unpaired = 0']),
    ...(paymentMethods ? [oneOf('payment_method', paymentMethods, bind)] : []),
    ...(lateBefore ? [`late_at < ${bind(lateBefore)}::timestamptz`] : []),
  ]
}

/** What a list shows is stored as `row`. */
const rowsOf = (list: ListTable, filter: OrderFilter, { sort }: PageRequest<OrderSort>): Keyset => ({
  table: list.table,
  row: 'row',
  key: sortKey(sort, list),
  matching: (bind) => conditions(filter, list, bind),
  ways: (bind, direction) =>
    filter.search ? searchedBy(list.searched, filter, bind) : list.ranged(filter, bind, direction),
  isKeyedAsWays: sort === 'placedAt',
})

/** A customer's orders with an item in a state that is not hidden. */
const OWN = `from marketplace_order where customer_reference = $1 and exists (select 1 from json_array_elements(row->'states') s
  where (s->>'process') || ' ' || (s->>'state') <> all($2::text[]))`
const OF_CUSTOMER = `select row, totals, price_mode as "priceMode", locale ${OWN}
  order by placed_at desc, id desc limit $3 offset $4`

/** Lists of orders and merchant orders on PostgreSQL. Refused: `list.bad-cursor`. */
export function postgresOrderLists(pool: Pool): OrderLists {
  return {
    orders: (filter, request) => keysetPage(pool, rowsOf(ORDERS, filter, request), request),
    merchantOrders: (filter, request) => keysetPage(pool, rowsOf(MERCHANT_ORDERS, filter, request), request),
    async ofCustomer({ customer, hidden, offset, limit }) {
      const own = [customer, hidden.map(({ process, state }) => `${process} ${state}`)]
      const [{ rows }, { rows: counted }] = await Promise.all([
        pool.query<CustomerOrderEntry>({ name: 'of-customer', text: OF_CUSTOMER, values: [...own, limit, offset] }),
        pool.query<{ total: string }>({
          name: 'of-customer-count',
          text: `select count(*) as total ${OWN}`,
          values: own,
        }),
      ])
      return { rows, total: Number(counted[0]?.total) }
    },
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
