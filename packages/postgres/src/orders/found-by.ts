import type { MerchantId } from '@souk/domain/ids'
import { fullName } from '@souk/domain/order/address'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { searchText } from './search.ts'
import type { Row } from './statement.ts'

/**
 * What a list may be narrowed to and still be read in order of time, as one range of `list_facet`, with or without stores:
 * the text says of which list, too.
 */
export const facet = {
  ordersInState: (state: string) => `orders in ${state}`,
  ordersOfMerchant: (merchant: MerchantId) => `orders of ${merchant}`,
  merchantOrdersInState: (state: string) => `merchant orders in ${state}`,
  ownOrdersInState: (merchant: MerchantId, state: string) => `merchant orders of ${merchant} in ${state}`,
} as const

interface FoundBy {
  /** By facet and id. */
  readonly facets: ReadonlyMap<string, Row>
  /** Rows of `order_search` and `merchant_order_search`, by id. */
  readonly order_search: ReadonlyMap<string, Row>
  readonly merchant_order_search: ReadonlyMap<string, Row>
}

/** What lists find an order and its merchant orders by, as rows: what is new, and what is so no longer. */
export function foundByRows(before: Order | undefined, order: Order) {
  const [was, is] = [before && foundBy(before), foundBy(order)]
  return {
    list_facet: [...is.facets].flatMap(([key, row]) => (was?.facets.has(key) ? [] : [row])),
    lost_facet: [...(was?.facets ?? [])].flatMap(([key, row]) => (is.facets.has(key) ? [] : [row])),
    order_search: others(is.order_search, was?.order_search),
    merchant_order_search: others(is.merchant_order_search, was?.merchant_order_search),
  }
}

/** Rows that were not there before, or not so. */
function others(rows: ReadonlyMap<string, Row>, before: ReadonlyMap<string, Row> | undefined): readonly Row[] {
  if (!before) return [...rows.values()]
  return [...rows].flatMap(([id, row]) => (JSON.stringify(row) === JSON.stringify(before.get(id)) ? [] : [row]))
}

function foundBy(order: Order): FoundBy {
  const own = new Map(order.merchantOrders.map((one) => [one.id, one]))
  const facets = new Map<string, Row>()
  const add = (of: string, at: string, id: string): void => {
    facets.set(`${of} ${id}`, { order_id: order.id, facet: of, at, id, store: order.store })
  }
  for (const { machine, merchant, merchantItem } of kindsOf(order.items)) {
    add(facet.ordersInState(machine.state), order.placedAt, order.id)
    add(facet.ordersOfMerchant(merchant), order.placedAt, order.id)
    const merchantOrder = merchantItem && own.get(merchantItem.merchantOrder)
    if (!merchantOrder) continue
    const { state } = merchantItem.machine
    add(facet.merchantOrdersInState(state), merchantOrder.createdAt, merchantOrder.id)
    add(facet.ownOrdersInState(merchant, state), merchantOrder.createdAt, merchantOrder.id)
  }
  return { facets, ...searchedBy(order) }
}

/** One of each kind, as far as facets tell items apart: an order of thousands has few. */
function kindsOf(items: readonly OrderItem[]): readonly OrderItem[] {
  const kinds: OrderItem[] = []
  for (const item of items) if (!kinds.some((kind) => isAlike(kind, item))) kinds.push(item)
  return kinds
}

function isAlike(one: OrderItem, other: OrderItem): boolean {
  if (one.merchant !== other.merchant || one.machine.state !== other.machine.state) return false
  const [mine, theirs] = [one.merchantItem, other.merchantItem]
  return mine?.merchantOrder === theirs?.merchantOrder && mine?.machine.state === theirs?.machine.state
}

function searchedBy(order: Order): Pick<FoundBy, 'order_search' | 'merchant_order_search'> {
  const { id, store, placedAt: at, reference, customReference, customer, items, merchantOrders } = order
  const person = [fullName(customer), customer.email]
  const merchants = [...new Set(items.map(({ merchant }) => merchant))]
  const text = searchText(reference, customReference, ...person)
  const own = merchantOrders.map(({ id: ownId, merchant, createdAt, ...one }): [string, Row] => [
    ownId,
    {
      id: ownId,
      order_id: id,
      at: createdAt,
      store,
      text: searchText(one.reference, ...person),
      merchants: [merchant],
    },
  ])
  return {
    order_search: new Map([[id, { id, order_id: id, at, store, text, merchants }]]),
    merchant_order_search: new Map(own),
  }
}
