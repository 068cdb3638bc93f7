import type { OrderFilter, StandingFilter } from '@souk/services/orders/order-lists'
import { facet } from './found-by.ts'
import type { Bind, Ways } from './keyset.ts'
import { within } from './within.ts'

/** Where a list finds the items that stand somewhere, and whose they are. */
export interface StandingIn {
  readonly items: 'order_item' | 'merchant_order_item'
  readonly owner: 'order_id' | 'merchant_order_id'
  readonly times: 'order_search' | 'merchant_order_search'
  readonly inState: (state: string) => string
}

export const ORDERS_STANDING: StandingIn = {
  items: 'order_item',
  owner: 'order_id',
  times: 'order_search',
  inState: facet.ordersInState,
}
export const MERCHANT_ORDERS_STANDING: StandingIn = {
  items: 'merchant_order_item',
  owner: 'merchant_order_id',
  times: 'merchant_order_search',
  inState: facet.merchantOrdersInState,
}

/** A standing in SQL: each value is bound once, so that a statement may use it anywhere or nowhere but there. */
interface Stood {
  readonly state: string
  /** A condition on items `i`. */
  readonly stands: string
  /** Conditions on `at`: what was placed since has no item that came there before. */
  readonly isPlacedBefore: readonly string[]
}

function stood({ process, state, from, to }: StandingFilter, bind: Bind): Stood {
  const named = `${bind(state)}::text`
  const since = from === undefined ? [] : [`i.since >= ${bind(from)}::timestamptz`]
  const before = to === undefined ? [] : [`< ${bind(to)}::timestamptz`]
  return {
    state: named,
    stands: [
      `i.process_id = ${bind(process)} and i.state = ${named}`,
      ...since,
      ...before.map((time) => `i.since ${time}`),
    ].join(' and '),
    isPlacedBefore: before.map((time) => `at ${time}`),
  }
}

const has = ({ items, owner }: StandingIn, id: string, stands: string): string =>
  `exists (select from ${items} as i where i.${owner} = ${id} and ${stands})`

/** A condition: that what has this id has such an item. */
export const hasStanding = (of: StandingIn, filter: StandingFilter, { id, bind }: { id: string; bind: Bind }): string =>
  has(of, id, stood(filter, bind).stands)

/**
 * Two ways to what has such an item: by the items of the index, the oldest first; and among all that are in the state, in
 * order of time.
 */
export function standingBy(of: StandingIn, { standing, ...filter }: OrderFilter, bind: Bind): Ways | undefined {
  if (!standing) return undefined
  const { items, owner, times } = of
  const { state, stands, isPlacedBefore } = stood(standing, bind)
  const stores = filter.stores ? [`store = any(${bind(filter.stores)})`] : []
  const beside = [...stores, within(filter, bind), ...isPlacedBefore].join(' and ')
  return {
    seen: `select distinct since, ${owner} as id from ${items} as i where ${stands} order by since, id`,
    found: `select at as key, id from ${times} where id in (select id from seen) and ${beside}`,
    walked: {
      all: `select at as key, id from list_facet where facet = '${of.inState('')}' || ${state} and ${beside}`,
      condition: has(of, 'searched.id', stands),
    },
  }
}
