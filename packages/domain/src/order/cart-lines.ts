import type { BundleId, MerchantId, OrderItemId, ShipmentId } from '../ids.ts'
import type { Merchant, PriceMode } from '../marketplace.ts'
import { sum } from '../money.ts'
import type { Bundle, Discount, OrderItem, ProductOption } from './item.ts'
import type { PlaceBundle, PlaceLine, PlaceOption } from './place-input.ts'
import { unitPrice } from './unit-price.ts'

export interface LineContext {
  readonly priceMode: PriceMode
  readonly bundles: readonly Bundle[]
  readonly merchants: ReadonlyMap<MerchantId, Merchant>
}

/** Rows that become one line, and the bundle they are a part of, by its key. */
interface Alike {
  readonly first: OrderItem
  readonly rows: readonly OrderItem[]
  readonly bundle: BundleId | undefined
}

/** The lines of a cart that become these rows, units that differ in nothing on one; and the bundles they are parts of. */
export function linesOf(
  rows: readonly OrderItem[],
  context: LineContext,
): { readonly items: PlaceLine[]; readonly bundles: PlaceBundle[] } {
  const items = sentTogether(reunited(rows), context.bundles)
  const keys = bundleKeys(items, context.bundles)
  const lines = alike(items, keys)
  const made = [...Map.groupBy(lines, ({ bundle }) => bundle)].map(([key, parts]) => {
    const bundle = key && bundleOf(key, parts, { keys, bundles: context.bundles })
    return { bundle, priced: bundle ? bundlePrices(parts, bundle.quantity) : new Map<Alike, number>() }
  })
  const prices = new Map(made.flatMap(({ priced }) => [...priced]))
  return {
    items: lines.map((line) => lineOf(line, prices.get(line) ?? unitPrice(line.first, context.priceMode), context)),
    bundles: made.flatMap(({ bundle }) => bundle ?? []),
  }
}

/** Parts of a row that cannot be split are that row again. */
function reunited(items: readonly OrderItem[]): OrderItem[] {
  const rows = new Map<OrderItemId, OrderItemId>()
  return items.map((item) => {
    const { splitFrom = item.id } = item
    const id = rows.get(splitFrom) ?? splitFrom
    rows.set(item.id, id)
    return { ...item, id }
  })
}

/** A line is for all bundles of its key. Where a shipment has goods for some of them, all of these go with the first. */
function sentTogether(items: readonly OrderItem[], bundles: readonly Bundle[]): OrderItem[] {
  const counts = new Map(bundles.map(({ id, quantity }) => [id, quantity]))
  const goods = (item: OrderItem) => JSON.stringify([item.bundle, likeness({ ...item, shipment: '' as ShipmentId })])
  const shipments = new Map(
    [...Map.groupBy(items, goods)].flatMap(([key, rows]) => {
      const [{ bundle, shipment } = {}] = rows
      const parcels = Map.groupBy(rows, (row) => row.shipment)
      const count = (bundle && counts.get(bundle)) ?? 1
      const isTorn = [...parcels.values()].some((its) => quantityOf(its) % count > 0)
      return shipment && isTorn ? [[key, shipment] as const] : []
    }),
  )
  return items.map((item) => ({ ...item, shipment: shipments.get(goods(item)) ?? item.shipment }))
}

function alike(items: readonly OrderItem[], keys: ReadonlyMap<BundleId, BundleId>): Alike[] {
  const key = ({ bundle }: OrderItem) => bundle && keys.get(bundle)
  const groups = Map.groupBy(items, (item) => JSON.stringify([likeness(item), key(item) ?? priceOf(item)]))
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows
    return first ? [{ first, rows, bundle: key(first) }] : []
  })
}

/** All that a line says of each of its rows but the price; one that cannot be split is a line of its own. */
function likeness(item: OrderItem): unknown {
  const { id, splittable, sku, name, merchant, offer, merchantSku, shipment, taxRate, options, image } = item
  const { attributes, categories, configuration, configuredBundle, salesUnit, cartNote } = item
  const sold = [sku, name, merchant, offer, merchantSku, shipment, taxRate]
  const shown = [image, attributes, categories, salesUnit, cartNote]
  const chosen = options.map(({ discounts: _shares, ...option }) => option)
  return [splittable || id, ...sold, ...shown, chosen, configuration, configuredBundle]
}

const priceOf = ({ grossPrice, netPrice }: OrderItem): unknown => [grossPrice, netPrice]

/** Of each bundle the first one that is made of the same parts at the same prices. */
function bundleKeys(items: readonly OrderItem[], bundles: readonly Bundle[]): ReadonlyMap<BundleId, BundleId> {
  const parts = Map.groupBy(items, ({ bundle }) => bundle)
  const made = bundles.map(({ id, ...bundle }) => {
    const own = (parts.get(id) ?? []).map((item) => [likeness(item), item.quantity, item.amounts.sumPrice])
    return { id, text: JSON.stringify([bundle, own]) }
  })
  const firsts = new Map(made.toReversed().map(({ id, text }) => [text, id]))
  return new Map(made.map(({ id, text }) => [id, firsts.get(text) ?? id]))
}

interface Bundles {
  readonly keys: ReadonlyMap<BundleId, BundleId>
  readonly bundles: readonly Bundle[]
}

function bundleOf(key: BundleId, parts: readonly Alike[], { keys, bundles }: Bundles): PlaceBundle | undefined {
  const same = bundles.filter(({ id }) => keys.get(id) === key)
  const [first] = same
  if (!first) return undefined
  const { id: _, quantity: __, ...about } = first
  const quantity = sum(same.map((bundle) => bundle.quantity))
  return { ...about, key, quantity, unitPrice: sum(parts.map(costOf)) / quantity }
}

const costOf = ({ rows }: Alike): number => sum(rows.map(({ amounts }) => amounts.sumPrice))
const quantityOf = (rows: readonly OrderItem[]): number => sum(rows.map(({ quantity }) => quantity))
const unitsOf = ({ rows }: Alike): number => quantityOf(rows)

/** In a bundle the lines' unit prices say how its price is shared out: so that each gets what it had. */
function bundlePrices(parts: readonly Alike[], bundles: number): ReadonlyMap<Alike, number> {
  const units = parts.map((part) => unitsOf(part) / bundles)
  const common = units.reduce(leastCommonMultiple, 1)
  return new Map(parts.map((part, index) => [part, ((costOf(part) / bundles) * common) / (units[index] ?? 1)]))
}

function leastCommonMultiple(one: number, other: number): number {
  let [a, b] = [one, other]
  while (b > 0) [a, b] = [b, a % b]
  return (one / a) * other
}

function lineOf(line: Alike, price: number, { priceMode, merchants }: LineContext): PlaceLine {
  const { first, rows, bundle } = line
  const { sku, name, splittable, offer, merchantSku, shipment, taxRate, options } = first
  const { image, attributes, categories, configuration, configuredBundle, salesUnit, cartNote } = first
  return {
    sku,
    name,
    quantity: unitsOf(line),
    splittable,
    merchant: merchants.get(first.merchant)?.reference ?? first.merchant,
    offer,
    merchantSku,
    shipment,
    bundle,
    configuredBundle,
    unitPrice: price,
    taxRate,
    options: options.map((option, index) => {
      const discounts = together(rows.flatMap((row) => row.options[index]?.discounts ?? []))
      return { ...optionOf(option, priceMode), discounts }
    }),
    discounts: together(rows.flatMap(({ discounts }) => discounts)),
    image,
    attributes,
    categories,
    configuration,
    salesUnit,
    cartNote,
  }
}

function optionOf({ name, sku, taxRate, ...prices }: ProductOption, mode: PriceMode): PlaceOption {
  return { name, sku, taxRate, unitPrice: unitPrice(prices, mode) }
}

/** Shares of one discount are one again. */
function together(discounts: readonly Discount[]): Discount[] {
  const shares = Map.groupBy(discounts, ({ name, code }) => JSON.stringify([name, code]))
  return [...shares.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, amount: sum(same.map(({ amount }) => amount)) }] : []
  })
}
