import type { Merchant } from '../marketplace.ts'
import { sum } from '../money.ts'
import { shareDiscounts } from './amounts.ts'
import type { Charge } from './amounts.ts'
import { amountOf } from './lines.ts'
import type { Discount } from './order.ts'
import { defined } from './place-input.ts'
import type { PlaceInput, PlaceLine, PlaceSetting } from './place-input.ts'
import { refusal } from './place-refusal.ts'

/** A line of the cart, checked: who sells it, how it travels, what it costs. */
export interface Line {
  readonly input: PlaceLine
  readonly merchant: Merchant
  /** Index of its shipment among the cart's. */
  readonly shipment: number
  /** Item and options, over the whole quantity, before discounts. */
  readonly subtotal: number
  /** Its own, then its share of the order's. */
  readonly discounts: readonly Discount[]
}

/** More rows in one order would make every step on it slow. */
const MAX_ROWS = 10_000
/** In minor units: sums, taxes included, stay exact integers. */
const MAX_VALUE = 1_000_000_000_000_000

export function placedLines(input: PlaceInput, setting: PlaceSetting): Line[] {
  checkSize(input)
  const shipmentAt = new Map(input.shipments.map(({ key }, index) => [key, index]))
  const lines = input.items.map((item, index): Line => {
    const path = `items[${index}]`
    return {
      input: item,
      merchant: merchantOf(item, `${path}.merchant`, setting),
      shipment: shipmentOf(item, `${path}.shipment`, shipmentAt),
      subtotal: subtotalOf(item),
      discounts: ownDiscounts(item, `${path}.discounts`),
    }
  })
  return withOrderDiscounts(lines, input.discounts.map(defined<Discount>))
}

export function chargeOf({ input: { unitPrice, taxRate, quantity, options }, discounts }: Line): Charge {
  const priced = [{ unitPrice, taxRate }, ...options]
  return {
    parts: priced.map((each) => ({ price: each.unitPrice * quantity, taxRate: each.taxRate })),
    discount: amountOf(discounts),
  }
}

function subtotalOf({ unitPrice, quantity, options }: PlaceLine): number {
  return quantity * (unitPrice + sum(options.map((option) => option.unitPrice)))
}

function checkSize({ items, shipments, expenses }: PlaceInput): void {
  const path = 'items'
  if (items.length === 0) throw refusal('order.no-items', { path }, 'the order has none. Add at least one.')
  const rows = sum(items.map(({ splittable, quantity }) => (splittable ? quantity : 1)))
  if (rows > MAX_ROWS) {
    const problem = `${rows} rows, but an order holds at most ${MAX_ROWS}.`
    const remedy = 'Send bulk goods with splittable: false, or place several orders.'
    throw refusal('order.too-many-rows', { path, rows, most: MAX_ROWS }, `${problem} ${remedy}`)
  }
  const value = sum(items.map(subtotalOf)) + sum([...shipments, ...expenses].map(({ price }) => price))
  if (value > MAX_VALUE) {
    const sentence = `the order is worth more than ${MAX_VALUE} minor units. Check its prices and quantities.`
    throw refusal('order.too-expensive', { path, most: MAX_VALUE }, sentence)
  }
}

function merchantOf({ merchant: reference }: PlaceLine, path: string, setting: PlaceSetting): Merchant {
  const merchant = setting.merchants.get(reference)
  const store = setting.store.code
  const at = { path, merchant: reference, store }
  if (!merchant) {
    throw refusal('order.unknown-merchant', at, `no merchant has the reference ${reference}. Send one like MER000001.`)
  }
  if (merchant.status !== 'approved') {
    throw refusal('order.merchant-not-approved', at, `${reference} is not approved. Approve it, or leave the item out.`)
  }
  if (!merchant.active) {
    throw refusal('order.merchant-inactive', at, `${reference} is switched off. Activate it, or leave the item out.`)
  }
  if (!merchant.stores.includes(store)) {
    const sentence = `${reference} does not sell in store ${store}. Add the store to it, or leave the item out.`
    throw refusal('order.merchant-not-in-store', at, sentence)
  }
  return merchant
}

function shipmentOf({ shipment: key }: PlaceLine, path: string, shipmentAt: ReadonlyMap<string, number>): number {
  const shipments = [...shipmentAt.keys()]
  const one = shipments.length === 1 ? shipments[0] : undefined
  const wanted = key ?? one
  if (wanted === undefined) {
    const sentence = `the order has ${shipments.length} shipments. Say which one: ${shipments.join(', ')}.`
    throw refusal('order.shipment-missing', { path, shipments }, sentence)
  }
  const index = shipmentAt.get(wanted)
  if (index === undefined) {
    const sentence = `no shipment has the key ${wanted}. Use one of: ${shipments.join(', ')}.`
    throw refusal('order.unknown-shipment', { path, shipment: wanted, shipments }, sentence)
  }
  return index
}

function ownDiscounts(item: PlaceLine, path: string): Discount[] {
  const discounts = item.discounts.map(defined<Discount>)
  checkDiscounts(discounts, subtotalOf(item), path)
  return discounts
}

/** Shared out by what each line's own discounts left of its subtotal. */
function withOrderDiscounts(lines: readonly Line[], discounts: readonly Discount[]): Line[] {
  const prices = lines.map((line) => line.subtotal - amountOf(line.discounts))
  checkDiscounts(discounts, sum(prices), 'discounts')
  const shares = shareDiscounts(discounts, prices)
  return lines.map((line, index) => ({ ...line, discounts: [...line.discounts, ...(shares[index] ?? [])] }))
}

/** `most` is the price that they lower. */
export function checkDiscounts(discounts: readonly Discount[], most: number, path: string): void {
  const amount = amountOf(discounts)
  if (amount <= most) return
  const sentence = `they come to ${amount}, but there is only ${most} to be discounted. Lower them by ${amount - most}.`
  throw refusal('order.discount-too-large', { path, amount, most }, sentence)
}
