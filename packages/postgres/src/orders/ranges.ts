import type { OrderFilter } from '@souk/services/orders/order-store'
import { facet } from './found-by.ts'
import type { Bind, Direction } from './keyset.ts'
import { searching } from './search.ts'

/**
 * A query for `key`, the time of placing, and `id` of what matches: out of index ranges in that order which together hold
 * what the filter asks for and nothing else. Undefined where no ranges are kept for such a filter.
 */
export type Ranged = (filter: OrderFilter, bind: Bind, direction: Direction) => string | undefined

export const ordersRanged: Ranged = (filter, bind, direction) => {
  const { states = [], merchants = [], search = '' } = filter
  switch (askedIn(filter)) {
    case 'states':
      return inFacets(states.map(facet.ordersInState), filter, { bind, direction })
    case 'merchants':
      return inFacets(merchants.map(facet.ordersOfMerchant), filter, { bind, direction })
    case 'search':
      if (filter.stores) return undefined
      return `select at as key, order_id as id from order_search where ${searching(search, bind)('text')}${within(filter, bind)}`
    default:
      return undefined
  }
}

export const merchantOrdersRanged: Ranged = (filter, bind, direction) => {
  const { states = [], merchants = [] } = filter
  const [merchant, ...others] = merchants
  switch (askedIn(filter)) {
    case 'states':
      return inFacets(states.map(facet.merchantOrdersInState), filter, { bind, direction })
    case 'merchants states': {
      if (!merchant || others.length > 0) return undefined
      const own = states.map((state) => facet.ownOrdersInState(merchant, state))
      return inFacets(own, filter, { bind, direction })
    }
    default:
      return undefined
  }
}

/** What is asked for but times, which a range is in the order of, and stores, which facets say. */
function askedIn({ placedFrom: _from, placedTo: _to, stores: _stores, ...filter }: OrderFilter): string {
  const asked = Object.entries(filter).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [name]))
  return asked.toSorted().join(' ')
}

/**
 * What is in several of them is given once: ranges in order are merged, so that a page reads no more than it shows. Each
 * says its order and `distinct on` is no plain `distinct`, or PostgreSQL would read them whole and sort or hash them.
 */
function inFacets(
  facets: readonly string[],
  filter: OrderFilter,
  { bind, direction }: { bind: Bind; direction: Direction },
): string | undefined {
  const times = within(filter, bind)
  const stores = filter.stores ? ` and store = any(${bind(filter.stores)})` : ''
  const range = (one: string): string =>
    `select at as key, id from list_facet where facet = ${bind(one)}${stores}${times} order by at ${direction}, id ${direction}`
  const ranges = facets.map((one) => `(${range(one)})`)
  if (ranges.length < 2) return ranges[0]
  return `select distinct on (key, id) key, id from (${ranges.join(' union all ')}) as ranges
    order by key ${direction}, id ${direction}`
}

function within({ placedFrom, placedTo }: OrderFilter, bind: Bind): string {
  const [from, to] = [placedFrom && `at >= ${bind(placedFrom)}`, placedTo && `at < ${bind(placedTo)}`]
  return [from, to].map((condition) => (condition ? ` and ${condition}` : '')).join('')
}
