import type { OrderFilter } from '@souk/services/orders/order-lists'
import { facet } from './found-by.ts'
import type { Bind, Direction, Ways } from './keyset.ts'
import { MERCHANT_ORDERS_STANDING, ORDERS_STANDING, standingBy } from './standing.ts'
import { within } from './within.ts'

/**
 * Ways to `key`, the time of placing, and `id` of what matches, by index ranges that are kept for such a filter; undefined
 * where there are none.
 */
export type Ranged = (filter: OrderFilter, bind: Bind, direction: Direction) => Ways | undefined

export const ordersRanged: Ranged = (filter, bind, direction) => {
  const { states = [], merchants = [] } = filter
  switch (askedIn(filter)) {
    case 'states':
      return inFacets(states.map(facet.ordersInState), filter, { bind, direction })
    case 'merchants':
      return inFacets(merchants.map(facet.ordersOfMerchant), filter, { bind, direction })
    case 'standing':
      return standingBy(ORDERS_STANDING, filter, bind)
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
    case 'standing':
      return standingBy(MERCHANT_ORDERS_STANDING, filter, bind)
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
): Ways | undefined {
  const conditions = [...(filter.stores ? [`store = any(${bind(filter.stores)})`] : []), within(filter, bind)].join(
    ' and ',
  )
  const range = (one: string): string =>
    `select at as key, id from list_facet where facet = ${bind(one)} and ${conditions}
    order by at ${direction}, id ${direction}`
  const [first, ...others] = facets.map((one) => `(${range(one)})`)
  if (first === undefined || others.length === 0) return first === undefined ? undefined : { found: first }
  const all = [first, ...others].join(' union all ')
  return {
    found: `select distinct on (key, id) key, id from (${all}) as ranges order by key ${direction}, id ${direction}`,
  }
}
