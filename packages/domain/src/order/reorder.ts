import type { OrderItemId } from '../ids.ts'
import { paysByGiftCard } from '../marketplace.ts'
import type { Marketplace } from '../marketplace.ts'
import { sum } from '../money.ts'
import { Refused } from '../refused.ts'
import { cartOf } from './cart.ts'
import { goodsOf } from './goods.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'
import type { PlaceContext, PlaceInput, PlaceLine, PlaceShipment } from './place-input.ts'
import { sellerOf } from './seller.ts'
import type { NoSale } from './seller.ts'

/** What of a cart holds goods. */
export type CartGoods = Pick<PlaceInput, 'items' | 'shipment' | 'shipments' | 'bundles'>

export interface Reordering {
  /** Default: all. Of a bundle all of it. */
  readonly items?: readonly OrderItemId[] | undefined
  /** The customer's cart, to be added to; absent: the order's goods are all there is. */
  readonly into?: CartGoods | undefined
}

/** Goods that cannot be bought again, and why: as placing would refuse them. */
export interface UnavailableGoods extends Pick<PlaceLine, 'sku' | 'name' | 'merchant' | 'offer' | 'quantity'> {
  readonly code: string
  readonly message: string
}

export interface Reordered {
  /** To be quoted and placed. Discounts, fees, gift cards and the wish for a day were that order's. */
  readonly cart: PlaceInput
  readonly unavailable: readonly UnavailableGoods[]
}

export interface ReorderContext extends Pick<PlaceContext, 'store'> {
  readonly marketplace: Pick<Marketplace, 'merchants'>
  /** By reference. */
  readonly merchants: PlaceContext['merchants']
}

/**
 * The goods of an order again: each line of the merchant and the offer it was of, with its options and what was configured.
 * Refused: `item.not-found`.
 */
export function reorder(order: Order, { items, into }: Reordering, context: ReorderContext): Reordered {
  const whole = cartOf({ ...order, items: chosen(order, items) }, context.marketplace)
  const lines = whole.items.map((line) => ({ line, seller: sellerOf(line.merchant, context) }))
  const available = lines.flatMap(({ line, seller }) => ('id' in seller ? [atFullPrice(line)] : []))
  const unavailable = lines.flatMap(({ line, seller }) => ('id' in seller ? [] : [notAvailable(line, seller)]))
  const goods = used({ ...whole, items: available })
  const payments = whole.payments.filter(({ method }) => !paysByGiftCard(method))
  return { cart: { ...whole, payments, expenses: [], ...(into ? merged(into, goods) : goods) }, unavailable }
}

function chosen({ items, reference }: Order, wanted: readonly OrderItemId[] | undefined): readonly OrderItem[] {
  if (!wanted) return items
  const ids = new Set(wanted)
  const known = new Set(items.map(({ id }) => id))
  const unknown = wanted.find((id) => !known.has(id))
  if (unknown !== undefined)
    throw new Refused('item.not-found', `Order ${reference} has no item ${unknown}.`, { item: unknown })
  const bundles = new Set(items.flatMap(({ id, bundle }) => (ids.has(id) && bundle ? [bundle] : [])))
  return items.filter(({ id, bundle }) => ids.has(id) || (bundle !== undefined && bundles.has(bundle)))
}

function atFullPrice({ options, ...line }: PlaceLine): PlaceLine {
  return { ...line, options: options.map(({ discounts: _shares, ...option }) => option), discounts: [] }
}

function notAvailable(
  { sku, name, merchant, offer, quantity }: PlaceLine,
  { code, sentence }: NoSale,
): UnavailableGoods {
  return { sku, name, merchant, offer, quantity, code, message: sentence }
}

/** Without shipments and bundles that nothing is in. */
function used({ items, shipments, bundles = [] }: CartGoods): CartGoods {
  const keys = new Set(items.flatMap(({ shipment, bundle }) => [shipment, bundle]))
  return {
    items,
    shipments: shipments
      .filter(({ key }) => keys.has(key))
      .map(({ requestedDeliveryDate: _date, ...shipment }) => ({ ...shipment, discounts: [] })),
    bundles: bundles.filter(({ key }) => keys.has(key)),
  }
}

/**
 * Of goods that the cart has already there are more of the same line, wherever the order sent them; the others come with their
 * shipments and bundles.
 */
function merged(into: CartGoods, { items, shipments, bundles }: CartGoods): CartGoods {
  const more = Map.groupBy(items.filter(isLoose), goodsOf)
  const own = into.shipment ? [{ ...into.shipment, key: 'shipment' }] : into.shipments
  const had = into.items.map((line) => {
    const same = isLoose(line) ? (more.get(goodsOf(line)) ?? []) : []
    if (same.length > 0) more.delete(goodsOf(line))
    const shipment = line.shipment ?? unsaid(line, own, items)
    return { ...line, shipment, quantity: sum([line, ...same].map(({ quantity }) => quantity)) }
  })
  const all = [...had, ...items.filter((line) => !isLoose(line) || more.has(goodsOf(line)))]
  const added = used({ items: all, shipments, bundles })
  return {
    items: all,
    shipments: [...own.filter(({ key }) => all.some(({ shipment }) => shipment === key)), ...added.shipments],
    bundles: [...(into.bundles ?? []), ...(added.bundles ?? [])],
  }
}

/**
 * How a line of the cart travels that does not say so: in the cart's only shipment; with the order's goods, those of its merchant
 * first, where the cart has no shipments yet. One of several has to be named.
 */
function unsaid(
  { merchant }: PlaceLine,
  own: readonly PlaceShipment[],
  goods: readonly PlaceLine[],
): string | undefined {
  const [only, ...others] = own
  if (only) return others.length === 0 ? only.key : undefined
  return (goods.find((line) => line.merchant === merchant) ?? goods[0])?.shipment
}

const isLoose = ({ bundle, splittable }: PlaceLine): boolean => bundle === undefined && splittable
