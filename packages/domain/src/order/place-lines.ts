import type { Merchant } from '../marketplace.ts'
import { sum } from '../money.ts'
import type { Bundle } from './item.ts'
import { amountOf } from './lines.ts'
import { bundledRows, rowCount } from './place-bundles.ts'
import type { Unpriced } from './place-bundles.ts'
import { placedDiscounts } from './place-discounts.ts'
import type { LineDiscounts } from './place-discounts.ts'
import type { PlaceContext, PlaceLine, PlaceShipment, PricedCart } from './place-input.ts'
import { placeRefusal } from './place-refusal.ts'
import { sellerOf } from './seller.ts'
import type { Charge } from './taxes.ts'

/** A line of the cart, checked: who sells it, how it travels, what it costs. */
export interface Line extends LineDiscounts {
  readonly input: PlaceLine
  readonly merchant: Merchant
  /** Index of its shipment among the cart's. */
  readonly shipment: number
  readonly rows: readonly Unpriced[]
  /** Item and options, over the whole quantity, before discounts. */
  readonly subtotal: number
}

/** More rows in one order would make every step on it slow. */
const MAX_ROWS = 10_000
/** In minor units: sums, taxes included, stay exact integers. */
const MAX_VALUE = 1_000_000_000_000_000

export interface PlacedLines {
  readonly lines: readonly Line[]
  readonly bundles: readonly Bundle[]
}

export function placedLines(
  input: PricedCart,
  shipments: readonly PlaceShipment[],
  context: PlaceContext,
): PlacedLines {
  checkRows(input)
  const shipmentAt = new Map(shipments.map(({ key }, index) => [key, index]))
  const routed = input.items.map((item, index) => ({
    input: item,
    merchant: merchantOf(item, `items[${index}].merchant`, context),
    shipment: shipmentOf(item, `items[${index}].shipment`, shipmentAt),
  }))
  const { bundles, rows } = bundledRows(input, context.newId)
  const subtotals = input.items.map((item, index) => subtotalOf(item, rows[index] ?? []))
  checkValue([...subtotals, ...[...shipments, ...input.expenses].map(({ price }) => price)])
  const discounts = placedDiscounts(input, subtotals)
  const lines = routed.map((line, index) => ({
    ...line,
    rows: rows[index] ?? [],
    subtotal: subtotals[index] ?? 0,
    ...(discounts[index] ?? { discounts: [], optionDiscounts: [] }),
  }))
  return { lines, bundles }
}

export function chargeOf({ input, rows, discounts, optionDiscounts }: Line): Charge {
  const options = input.options.map(({ unitPrice, taxRate }, index) => {
    return { price: unitPrice * input.quantity - amountOf(optionDiscounts[index] ?? []), taxRate }
  })
  return { parts: [{ price: goodsPrice(rows), taxRate: input.taxRate }, ...options], discount: amountOf(discounts) }
}

/** Of one unit. */
export function optionPrice({ options }: PlaceLine): number {
  return sum(options.map(({ unitPrice }) => unitPrice))
}

function subtotalOf(line: PlaceLine, rows: readonly Unpriced[]): number {
  return goodsPrice(rows) + line.quantity * optionPrice(line)
}

function goodsPrice(rows: readonly Unpriced[]): number {
  return sum(rows.map(({ price }) => price))
}

function checkRows({ items }: PricedCart): void {
  const path = 'items'
  if (items.length === 0) throw placeRefusal('order.no-items', { path }, 'the order has none. Add at least one.')
  const rows = sum(items.map(rowCount))
  if (rows <= MAX_ROWS) return
  const problem = `${rows} rows, but an order holds at most ${MAX_ROWS}.`
  const remedy = 'Send bulk goods with splittable: false, or place several orders.'
  throw placeRefusal('order.too-many-rows', { path, rows, most: MAX_ROWS }, `${problem} ${remedy}`)
}

function checkValue(prices: readonly number[]): void {
  if (sum(prices) <= MAX_VALUE) return
  const sentence = `the order is worth more than ${MAX_VALUE} minor units. Check its prices and quantities.`
  throw placeRefusal('order.too-expensive', { path: 'items', most: MAX_VALUE }, sentence)
}

function merchantOf({ merchant }: PlaceLine, path: string, context: PlaceContext): Merchant {
  const seller = sellerOf(merchant, context)
  if ('id' in seller) return seller
  throw placeRefusal(seller.code, { path, merchant, store: context.store.code }, seller.sentence)
}

function shipmentOf({ shipment: key }: PlaceLine, path: string, shipmentAt: ReadonlyMap<string, number>): number {
  const shipments = [...shipmentAt.keys()]
  const one = shipments.length === 1 ? shipments[0] : undefined
  const wanted = key ?? one
  if (wanted === undefined) {
    const sentence = `the order has ${shipments.length} shipments. Say which one: ${shipments.join(', ')}.`
    throw placeRefusal('order.shipment-missing', { path, shipments }, sentence)
  }
  const index = shipmentAt.get(wanted)
  if (index === undefined) {
    const sentence = `no shipment has the key ${wanted}. Use one of: ${shipments.join(', ')}.`
    throw placeRefusal('order.unknown-shipment', { path, shipment: wanted, shipments }, sentence)
  }
  return index
}
