import type { MerchantId } from '@souk/domain/ids'
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
  /** Of `order_search`. */
  readonly search: {
    readonly text: string
    readonly merchant_references: string
    readonly merchants: readonly MerchantId[]
  }
}

/** What lists find an order and its merchant orders by, as rows: what is new, and what is so no longer. */
export function foundByRows(before: Order | undefined, order: Order) {
  const [was, is] = [before && foundBy(before), foundBy(order)]
  const isSearchedAlike = was !== undefined && JSON.stringify(was.search) === JSON.stringify(is.search)
  return {
    list_facet: [...is.facets].flatMap(([key, row]) => (was?.facets.has(key) ? [] : [row])),
    lost_facet: [...(was?.facets ?? [])].flatMap(([key, row]) => (is.facets.has(key) ? [] : [row])),
    order_search: isSearchedAlike ? [] : [{ order_id: order.id, at: order.placedAt, ...is.search }],
  }
}

function foundBy(order: Order): FoundBy {
  const own = new Map(order.merchantOrders.map((one) => [one.id, one]))
  const facets = new Map<string, Row>()
  const add = (of: string, at: string, id: string): void => {
    facets.set(`${of} ${id}`, { order_id: order.id, facet: of, at, id, store: order.store })
  }
  for (const { machine, merchant, merchantItem } of alike(order.items)) {
    add(facet.ordersInState(machine.state), order.placedAt, order.id)
    add(facet.ordersOfMerchant(merchant), order.placedAt, order.id)
    const merchantOrder = merchantItem && own.get(merchantItem.merchantOrder)
    if (!merchantOrder) continue
    const { state } = merchantItem.machine
    add(facet.merchantOrdersInState(state), merchantOrder.createdAt, merchantOrder.id)
    add(facet.ownOrdersInState(merchant, state), merchantOrder.createdAt, merchantOrder.id)
  }
  return { facets, search: searchOf(order) }
}

/** One of each kind, as far as facets tell items apart: an order of thousands has few. */
function alike(items: readonly OrderItem[]): Iterable<OrderItem> {
  const kinds = items.map(
    (item) =>
      [
        `${item.machine.state}\n${item.merchant}\n${item.merchantItem?.merchantOrder ?? ''}\n${item.merchantItem?.machine.state ?? ''}`,
        item,
      ] as const,
  )
  return new Map(kinds).values()
}

function searchOf({ reference, customReference, customer, items, merchantOrders }: Order): FoundBy['search'] {
  const { firstName, lastName, email } = customer
  return {
    text: searchText(reference, customReference, `${firstName} ${lastName}`, email),
    merchant_references: searchText(...merchantOrders.map((one) => one.reference)),
    merchants: [...new Set(items.map(({ merchant }) => merchant))],
  }
}
