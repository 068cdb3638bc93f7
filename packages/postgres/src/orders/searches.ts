import type { OrderFilter } from '@souk/services/orders/order-store'
import { facet } from './found-by.ts'
import type { Bind, Ways } from './keyset.ts'
import { within } from './ranges.ts'
import { searching } from './search.ts'

/** Which table a list is searched in. */
export interface Searched {
  readonly table: 'order_search' | 'merchant_order_search'
  readonly inState: (state: string) => string
  /** Whether each is one merchant's: an index has those in order of time. */
  readonly isOwn: boolean
}

export const SEARCHED_ORDERS: Searched = { table: 'order_search', inState: facet.ordersInState, isOwn: false }
export const SEARCHED_MERCHANT_ORDERS: Searched = {
  table: 'merchant_order_search',
  inState: facet.merchantOrdersInState,
  isOwn: true,
}

/** Two ways to what a search, and filters that are answered beside it, find; undefined where another filter is asked for. */
export function searchedBy({ table, inState, isOwn }: Searched, filter: OrderFilter, bind: Bind): Ways | undefined {
  const { search, merchants, states, stores, placedFrom: _from, placedTo: _to, ...others } = filter
  if (!search || Object.values(others).some((value) => value !== undefined)) return undefined
  const own = merchants && `${bind(merchants)}::uuid[]`
  const condition = [
    searching(search, bind)('text'),
    ...(own ? [`merchants && ${own}`] : []),
    ...(stores ? [`store = any(${bind(stores)})`] : []),
    ...(states ? [isIn(states.map(inState), bind)] : []),
  ].join(' and ')
  const all = `select at as key, * from ${table} where ${within(filter, bind)}`
  const ofOne = isOwn && own && merchants.length === 1 ? ` and merchants[1] = (${own})[1]` : ''
  return {
    found: `select key, id from (${all}) as searched where ${condition}`,
    walked: { all: `${all}${ofOne}`, condition },
  }
}

const isIn = (facets: readonly string[], bind: Bind): string =>
  `exists (select from list_facet as f where f.facet = any(${bind(facets)}) and f.at = searched.at and f.id = searched.id)`
