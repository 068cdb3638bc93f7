import { defined } from '../defined.ts'
import type { Loose } from '../defined.ts'
import type { MerchantId, NewId, OrderItemId, ShipmentId } from '../ids.ts'
import type { Store } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import type { Address } from './address.ts'
import type { OrderEvent } from './events.ts'
import type { OrderItem } from './item.ts'
import type { Order, Shipment } from './order.ts'
import { checkDeliveryDate, checkedAddress } from './place-address.ts'

/** How goods are to travel. What is left out is not said any more, e.g. no requested date: as soon as possible. */
export interface ShipmentWish {
  /** Absent: a new one. */
  readonly shipment?: ShipmentId | undefined
  readonly address: Loose<Address>
  readonly method: string
  readonly carrier: string
  readonly deliveryTime?: string | undefined
  readonly requestedDeliveryDate?: string | undefined
  /** Left out: all that travel in the shipment. */
  readonly items?: readonly OrderItemId[] | undefined
  /** Whose items are within reach; absent: everybody's. */
  readonly merchant?: MerchantId | undefined
}

export interface ShipmentContext {
  readonly store: Store
  readonly now: Date
  readonly newId: NewId
}

type Recorded = Extract<OrderEvent, { type: 'shipment.recorded' }>

export interface SavedShipment {
  /** In which the goods travel now. */
  readonly shipment: ShipmentId
  readonly events: readonly Recorded[]
}

/**
 * What makes the goods travel like that; nothing when they do. A shipment changes where all its items are meant. Items of
 * other shipments, or part of its own, travel like that in another one, and the shipment stays as it was. Nobody pays more or
 * less for it: the new one is free, what the old one cost is still owed. A requested date that stays may be over. Refused:
 * `shipment.not-found`, `shipment.no-items`, `item.not-found`, `order.unknown-country`, `order.delivery-date-absurd`.
 */
export function saveShipment(order: Order, wish: ShipmentWish, context: ShipmentContext): SavedShipment {
  const known = wish.shipment === undefined ? undefined : knownShipment(order, wish.shipment, wish.merchant)
  if (wish.requestedDeliveryDate !== known?.requestedDeliveryDate)
    checkDeliveryDate(wish, 'requestedDeliveryDate', context)
  const like = likenessOf(wish)
  const moving = movingItems(order, wish)
  if (known && moving.size === 0) return { shipment: known.id, events: changed(order, known, like) }
  const shipment = derived({ ...like, id: context.newId() as ShipmentId }, [...moving])
  return { shipment: shipment.id, events: moved(order, shipment, moving) }
}

type Likeness = Omit<Shipment, 'id' | 'merchant'>

function likenessOf({ address, method, carrier, deliveryTime, requestedDeliveryDate }: ShipmentWish): Likeness {
  const checked = checkedAddress(address, 'address')
  return defined<Likeness>({ address: checked, method, carrier, deliveryTime, requestedDeliveryDate })
}

function knownShipment(order: Order, id: ShipmentId, merchant: MerchantId | undefined): Shipment {
  const found = order.shipments.find((shipment) => shipment.id === id)
  if (found && reach(order, merchant).some(({ shipment }) => shipment === id)) return found
  throw new Refused('shipment.not-found', `Order ${order.reference} has no such shipment.`, { shipment: id })
}

function reach({ items }: Order, merchant: MerchantId | undefined): readonly OrderItem[] {
  return merchant === undefined ? items : items.filter((item) => item.merchant === merchant)
}

/** Those that are to travel in another shipment; none: the shipment itself is to change. */
function movingItems(order: Order, wish: ShipmentWish): ReadonlySet<OrderItem> {
  const { shipment, merchant } = wish
  const own = new Set(order.items.filter((item) => shipment !== undefined && item.shipment === shipment))
  const meant = new Set(meantItems(wish, reach(order, merchant), own))
  if (meant.size === 0) {
    throw new Refused('shipment.no-items', 'items: none is to travel. Name at least one.', { path: 'items' })
  }
  const further = new Set([...meant].filter((item) => !own.has(item)))
  if (further.size > 0) return further
  return meant.size === own.size ? new Set() : meant
}

function meantItems({ items: ids }: ShipmentWish, within: readonly OrderItem[], own: ReadonlySet<OrderItem>) {
  if (!ids) return within.filter((item) => own.has(item))
  const byId = new Map(within.map((item) => [item.id, item]))
  return ids.map((id) => {
    const found = byId.get(id)
    if (found) return found
    throw new Refused('item.not-found', 'items: the order has no such item.', { path: 'items', item: id })
  })
}

function changed(order: Order, known: Shipment, like: Likeness): Recorded[] {
  const own = order.items.filter((item) => item.shipment === known.id)
  const shipment = derived({ ...like, id: known.id }, own)
  if (isSame(known, shipment)) return []
  return [recorded(shipment, own)]
}

function recorded(shipment: Shipment, items: readonly OrderItem[], emptied: readonly ShipmentId[] = []): Recorded {
  return { type: 'shipment.recorded', shipment, items: items.map(({ id }) => id), emptied }
}

/** The shipments they leave are gone, or have become one merchant's. */
function moved(order: Order, shipment: Shipment, moving: ReadonlySet<OrderItem>): Recorded[] {
  const items = [...moving]
  const left = new Set(items.map((item) => item.shipment))
  const staying = Map.groupBy(
    order.items.filter((item) => !moving.has(item)),
    (item) => item.shipment,
  )
  const sources = order.shipments.filter(({ id }) => left.has(id))
  const rest = sources.map((source) => ({ source, its: staying.get(source.id) ?? [] }))
  const emptied = rest.filter(({ its }) => its.length === 0).map(({ source }) => source.id)
  const narrower = rest.flatMap(({ source, its }) => {
    const after = derived(source, its)
    return its.length === 0 || after.merchant === source.merchant ? [] : [recorded(after, its)]
  })
  return [recorded(shipment, items, emptied), ...narrower]
}

/** With the one merchant whose goods they all are. */
function derived(shipped: Shipment, items: readonly OrderItem[]): Shipment {
  const { merchant: _, ...shipment } = shipped
  const [merchant, ...others] = new Set(items.map((item) => item.merchant))
  return merchant !== undefined && others.length === 0 ? { ...shipment, merchant } : shipment
}

function isSame(one: Shipment, other: Shipment): boolean {
  const { address, ...rest } = one
  const { address: otherAddress, ...otherRest } = other
  return textOf(rest) === textOf(otherRest) && textOf(address) === textOf(otherAddress)
}

function textOf(flat: object): string {
  return JSON.stringify(Object.entries(flat).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
