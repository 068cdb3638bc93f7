import type { WaitingItem, WaitingOrder, WaitingOrders } from '@souk/contract/exports'
import type { Actor } from '@souk/domain/actor'
import { flaggedStates } from '@souk/domain/flags'
import type { Marketplace } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { Standing } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'
import { choices, mayChoose } from '@souk/process/choices'
import type { OrderDeps } from './deps.ts'

const WAITING = 'waiting for export'

export interface ExportAsks {
  readonly stores?: readonly string[] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * What another system is to take over, oldest order first: items in states flagged `waiting for export`. They wait until an
 * event moves them on; nothing is marked by asking. A page is of orders found by the names of such states; those whose items
 * stand in a namesake of another process, or have moved on meanwhile, are left out of it.
 */
export async function waitingForExport(
  deps: OrderDeps,
  actor: Actor,
  { stores, limit, cursor }: ExportAsks,
): Promise<WaitingOrders> {
  const marketplace = await deps.marketplace.current()
  const flagged = flaggedStates(marketplace, WAITING)
  if (flagged.length === 0) return { orders: [] }
  const filter = { states: [...new Set(flagged.map(({ state }) => state))], ...(stores && { stores }) }
  const page = { sort: 'placedAt', descending: false, limit, ...(cursor !== undefined && { cursor }) } as const
  const { rows, next } = await deps.lists.orders(filter, page)
  const found = await Promise.all(rows.map(({ id }) => deps.orders.byId(id)))
  const seen = { marketplace, actor, flagged: new Set(flagged.map(keyOf)) }
  return {
    orders: found.flatMap((order) => (order ? waitingOf(order, seen) : [])),
    ...(next !== undefined && { next }),
  }
}

interface Seen {
  readonly marketplace: Marketplace
  readonly actor: Actor
  /** By `keyOf`. */
  readonly flagged: ReadonlySet<string>
}

const keyOf = ({ process, state }: Standing): string => `${process} ${state}`

function waitingOf({ items, id, reference, version, store, placedAt }: Order, seen: Seen): WaitingOrder[] {
  const waiting = items.filter(({ machine }) => seen.flagged.has(keyOf(machine)))
  if (waiting.length === 0) return []
  return [{ id, reference, version, store, placedAt, items: waiting.map((item) => waitingItem(item, seen)) }]
}

function waitingItem(item: OrderItem, { marketplace, actor }: Seen): WaitingItem {
  const { id, reference, sku, name, quantity, machine } = item
  const { process, state, since } = machine
  const compiled = marketplace.processes.get(process)?.compiled
  const offered = compiled ? choices(compiled, state).filter((choice) => mayChoose(choice, actor.kind)) : []
  const merchant = marketplace.merchants.get(item.merchant)?.reference ?? ''
  return { id, reference, sku, name, quantity, merchant, state, since, events: offered.map(({ event }) => event) }
}
