import type { MerchantId } from '../ids.ts'
import type { Merchant, PriceMode } from '../marketplace.ts'
import { sum } from '../money.ts'
import type { Discount, OrderItem, ProductOption } from './order.ts'
import type { PlaceLine, PlaceOption } from './place-input.ts'

export interface LineSetting {
  readonly priceMode: PriceMode
  readonly merchants: ReadonlyMap<MerchantId, Merchant>
}

/** The lines of a cart that become these rows: units that differ in nothing are one line again. */
export function linesOf(items: readonly OrderItem[], setting: LineSetting): PlaceLine[] {
  const alike = Map.groupBy(items, (item) => JSON.stringify(likeness(item)))
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows
    return first ? [lineOf(first, rows, setting)] : []
  })
}

/** All that a line says of each of its rows; one that cannot be split is a line of its own. */
function likeness(item: OrderItem): unknown {
  const { id, splittable, sku, name, merchant, offer, shipment, grossPrice, netPrice, taxRate, options } = item
  const { image, attributes, categories, configuration, cartNote } = item
  const goods = [sku, name, merchant, offer, shipment, grossPrice, netPrice, taxRate, options]
  return [splittable || id, ...goods, image, attributes, categories, configuration, cartNote]
}

function lineOf(first: OrderItem, rows: readonly OrderItem[], { priceMode, merchants }: LineSetting): PlaceLine {
  const { sku, name, splittable, offer, shipment, taxRate, options } = first
  const { image, attributes, categories, configuration, cartNote } = first
  return {
    sku,
    name,
    quantity: sum(rows.map(({ quantity }) => quantity)),
    splittable,
    merchant: merchants.get(first.merchant)?.reference ?? first.merchant,
    offer,
    shipment,
    unitPrice: priceIn(priceMode, first),
    taxRate,
    options: options.map((option) => optionOf(option, priceMode)),
    discounts: together(rows.flatMap(({ discounts }) => discounts)),
    image,
    attributes,
    categories,
    configuration,
    cartNote,
  }
}

function optionOf({ name, sku, taxRate, ...prices }: ProductOption, mode: PriceMode): PlaceOption {
  return { name, sku, taxRate, unitPrice: priceIn(mode, prices) }
}

function priceIn(mode: PriceMode, { grossPrice, netPrice }: Pick<OrderItem, 'grossPrice' | 'netPrice'>): number {
  return mode === 'gross' ? grossPrice : netPrice
}

/** Shares of one discount are one again. */
function together(discounts: readonly Discount[]): Discount[] {
  const alike = Map.groupBy(discounts, ({ name, code }) => JSON.stringify([name, code]))
  return [...alike.values()].flatMap((shares) => {
    const [first] = shares
    return first ? [{ ...first, amount: sum(shares.map(({ amount }) => amount)) }] : []
  })
}
