import { defined } from '../defined.ts'
import type { BundleId, NewId } from '../ids.ts'
import { allocate } from '../money.ts'
import type { Bundle } from './item.ts'
import type { PlaceBundle, PricedCart, PlaceLine } from './place-input.ts'
import { placeRefusal } from './place-refusal.ts'

/** A row of a line before discounts and tax: one unit of it, or all of it. */
export interface Unpriced {
  readonly quantity: number
  /** Of the goods alone, without options. */
  readonly price: number
  readonly bundle?: BundleId
}

export interface Bundled {
  readonly bundles: readonly Bundle[]
  /** Those of each line of the cart, by its index. */
  readonly rows: readonly (readonly Unpriced[])[]
}

/** A line with its place in the cart. */
interface Part {
  readonly index: number
  readonly line: PlaceLine
}

/**
 * The rows of the cart's lines and the bundles they make. A bundle becomes one per unit, like rows, unless an item of it cannot
 * be split. The price of one bundle is shared out over its lines and then over their units by largest remainder, so that all
 * bundles of one key cost the same, split or not.
 */
export function bundledRows(input: PricedCart, newId: NewId): Bundled {
  const { items, bundles: wanted = [] } = input
  checkBundleKeys(input)
  if (wanted.length === 0) return { bundles: [], rows: items.map(plainRows) }
  const parts = Map.groupBy(
    items.map((line, index): Part => ({ line, index })),
    ({ line }) => line.bundle,
  )
  const made = wanted.map((bundle, index) => bundleOf(bundle, partsOf(bundle, index, parts.get(bundle.key)), newId))
  const inBundles = new Map(made.flatMap(({ rows }) => rows))
  return {
    bundles: made.flatMap(({ bundles }) => bundles),
    rows: items.map((line, index) => inBundles.get(index) ?? plainRows(line)),
  }
}

/** One row per unit, or one that moves as a whole. */
export const rowCount = ({ splittable, quantity }: PlaceLine): number => (splittable ? quantity : 1)

function plainRows(line: PlaceLine): Unpriced[] {
  const count = rowCount(line)
  const quantity = line.quantity / count
  const row = { quantity, price: line.unitPrice * quantity }
  return count === 1 ? [row] : Array.from({ length: count }, () => row)
}

function checkBundleKeys({ items, bundles = [] }: PricedCart): void {
  const keys = new Set<string>()
  bundles.forEach(({ key }, index) => {
    const path = `bundles[${index}].key`
    const sentence = `${key} is taken already. Give each its own key.`
    if (keys.has(key)) throw placeRefusal('order.duplicate-bundle', { path, bundle: key }, sentence)
    keys.add(key)
  })
  items.forEach(({ bundle: key }, index) => {
    if (key === undefined || keys.has(key)) return
    const sentence = `no bundle has the key ${key}. Add it to bundles, or leave the key out.`
    throw placeRefusal(
      'order.unknown-bundle',
      { path: `items[${index}].bundle`, bundle: key, bundles: [...keys] },
      sentence,
    )
  })
}

/** What the bundle is made of: of one merchant, and as many of each as there are bundles, or a multiple. */
function partsOf({ key, quantity }: PlaceBundle, at: number, parts: readonly Part[] = []): readonly Part[] {
  const [first] = parts
  if (!first) {
    const sentence = `no item is a part of bundle ${key}. Assign one, or leave the bundle out.`
    throw placeRefusal('order.unused-bundle', { path: `bundles[${at}]`, bundle: key }, sentence)
  }
  for (const { index, line } of parts) {
    if (line.quantity % quantity !== 0) {
      const path = `items[${index}].quantity`
      const sentence = `${line.quantity} cannot be shared out over ${quantity} bundles. Send a multiple of ${quantity}.`
      throw placeRefusal(
        'order.bundle-quantity',
        { path, bundle: key, quantity: line.quantity, bundles: quantity },
        sentence,
      )
    }
    if (line.merchant !== first.line.merchant) {
      const path = `items[${index}].merchant`
      const sentence = `bundle ${key} is sold by ${first.line.merchant}. Sell it by one merchant, or part the bundle.`
      throw placeRefusal('order.bundle-of-several-merchants', { path, bundle: key, merchant: line.merchant }, sentence)
    }
  }
  return parts
}

function bundleOf(wanted: PlaceBundle, parts: readonly Part[], newId: NewId) {
  const { sku, name, quantity, note, image } = wanted
  const count = parts.every(({ line }) => line.splittable) ? quantity : 1
  const bundles = Array.from({ length: count }, () =>
    defined<Bundle>({ id: newId() as BundleId, sku, name, quantity: quantity / count, note, image }),
  )
  const rows = pricedParts(wanted, parts).map((own) => {
    const each = own.length / count
    return bundles.flatMap(({ id: bundle }, at) =>
      own.slice(at * each, (at + 1) * each).map((row): Unpriced => ({ ...row, bundle })),
    )
  })
  return { bundles, rows: parts.map(({ index }, part) => [index, rows[part] ?? []] as const) }
}

function pricedParts({ unitPrice, quantity }: PlaceBundle, parts: readonly Part[]): readonly Unpriced[][] {
  if (unitPrice === undefined) return parts.map(({ line }) => plainRows(line))
  const shares = allocate(
    unitPrice,
    parts.map(({ line }) => line.unitPrice * (line.quantity / quantity)),
  )
  return parts.map(({ line }, index) => {
    const share = shares[index] ?? 0
    if (!line.splittable) return [{ quantity: line.quantity, price: share * quantity }]
    const units = allocate(share, Array<number>(line.quantity / quantity).fill(1))
    return Array.from({ length: quantity }, () => units.map((price) => ({ quantity: 1, price }))).flat()
  })
}
