import type { OrderFilter } from '@souk/services/orders/order-lists'
import { facet } from './found-by.ts'
import type { Bind, Ways } from './keyset.ts'
import { headsWith, searching, TAIL } from './search.ts'
import { within } from './within.ts'

/** Which table a list is searched in. */
export interface Searched {
  readonly table: 'order_search' | 'merchant_order_search'
  /** Which has the references, and the condition there on whose they are, given a list of merchants in SQL. */
  readonly listed: 'marketplace_order' | 'merchant_order'
  readonly isOf: (merchants: string) => string
  readonly inState: (state: string) => string
  /** Whether each is one merchant's: an index has those in order of time. */
  readonly isOwn: boolean
}

export const SEARCHED_ORDERS: Searched = {
  table: 'order_search',
  listed: 'marketplace_order',
  isOf: (merchants) => `listed.merchants && ${merchants}`,
  inState: facet.ordersInState,
  isOwn: false,
}
export const SEARCHED_MERCHANT_ORDERS: Searched = {
  table: 'merchant_order_search',
  listed: 'merchant_order',
  isOf: (merchants) => `listed.merchant_id = any(${merchants})`,
  inState: facet.merchantOrdersInState,
  isOwn: true,
}

/** What is searched for, in SQL: the text, the condition on a column that holds it, and whose. */
interface Wanted {
  readonly text: string
  readonly isFoundIn: (column: string) => string
  readonly merchants: string | undefined
}

export const wanted = ({ search = '', merchants }: OrderFilter, bind: Bind): Wanted => ({
  text: `${bind(search.toLowerCase())}::text`,
  isFoundIn: searching(search, bind),
  merchants: merchants && `${bind(merchants)}::uuid[]`,
})

/**
 * Rows that are found: by trigrams, and by the order of references where the text begins in the head of one. Each once: at
 * the first place it is found in, and there only when trigrams do not find it. `offset 0` has the order of references asked
 * first: PostgreSQL cannot know how few begin with a text.
 */
export function foundRows({ table, listed, isOf }: Searched, { text, isFoundIn, merchants }: Wanted): string {
  const byTrigrams = [isFoundIn(TAIL), ...(merchants ? [`merchants && ${merchants}`] : [])]
  const byReference = [
    ...(merchants ? [isOf(merchants)] : []),
    `strpos(text, ${text}) = start`,
    isFoundIn('text'),
    `not (${isFoundIn(TAIL)})`,
  ]
  return `(select * from ${table} where ${byTrigrams.join(' and ')} union all
    select searched.* from (${headsWith(text)}) as heads,
      lateral (select * from ${listed} where reference ~>=~ beginning and reference ~<~ (beginning || '~') offset 0) as listed,
      lateral (select * from ${table} where id = listed.id offset 0) as searched
    where ${byReference.join(' and ')})`
}

/** Two ways to what a search, and filters that are answered beside it, find; undefined where another filter is asked for. */
export function searchedBy(of: Searched, filter: OrderFilter, bind: Bind): Ways | undefined {
  const { search, merchants, states, stores, placedFrom: _from, placedTo: _to, ...others } = filter
  if (!search || Object.values(others).some((value) => value !== undefined)) return undefined
  const what = wanted(filter, bind)
  const during = within(filter, bind)
  const beside = [
    ...(stores ? [`store = any(${bind(stores)})`] : []),
    ...(states ? [isIn(states.map(of.inState), bind)] : []),
  ]
  const found = [during, ...beside]
  const walked = [what.isFoundIn('text'), ...(what.merchants ? [`merchants && ${what.merchants}`] : []), ...beside]
  const ofOne = of.isOwn && merchants?.length === 1 ? ` and merchants[1] = (${what.merchants})[1]` : ''
  return {
    found: `select at as key, id from ${foundRows(of, what)} as searched where ${found.join(' and ')}`,
    walked: {
      all: `select at as key, * from ${of.table} where ${during}${ofOne}`,
      condition: walked.join(' and '),
    },
  }
}

const isIn = (facets: readonly string[], bind: Bind): string =>
  `exists (select from list_facet as f where f.facet = any(${bind(facets)}) and f.at = searched.at and f.id = searched.id)`
