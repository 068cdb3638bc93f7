import type { Marketplace } from '../marketplace.ts'
import { sum } from '../money.ts'
import { goodsOf } from '../order/goods.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { unitPrice } from '../order/unit-price.ts'

/** Goods as one of the two orders has them. */
export interface LineFigures {
  readonly quantity: number
  /** In the price mode. */
  readonly unitPrice: number
  /** What they cost the customer altogether. */
  readonly total: number
}

/** The same goods before and after. */
export interface LineChange extends Pick<OrderItem, 'sku' | 'name' | 'offer'> {
  /** The merchant's reference. */
  readonly merchant: string
  /** Null: they are new. */
  readonly before: LineFigures | null
  /** Null: they are gone. */
  readonly after: LineFigures | null
}

/** All goods of two orders, those of the first first. */
export function compareLines(before: Order, after: Order, { merchants }: Pick<Marketplace, 'merchants'>): LineChange[] {
  const [had, has] = [before, after].map(({ items }) => Map.groupBy(items, goodsOf))
  const all = new Set([...(had?.keys() ?? []), ...(has?.keys() ?? [])])
  return [...all].flatMap((goods) => {
    const [rows, newRows] = [had?.get(goods) ?? [], has?.get(goods) ?? []]
    const [one] = [...rows, ...newRows]
    if (!one) return []
    const { sku, name, offer } = one
    return {
      sku,
      name,
      ...(offer !== undefined && { offer }),
      merchant: merchants.get(one.merchant)?.reference ?? one.merchant,
      before: figuresOf(rows, before),
      after: figuresOf(newRows, after),
    }
  })
}

function figuresOf(rows: readonly OrderItem[], { priceMode }: Order): LineFigures | null {
  const [first] = rows
  if (!first) return null
  return {
    quantity: sum(rows.map(({ quantity }) => quantity)),
    unitPrice: unitPrice(first, priceMode),
    total: sum(rows.map(({ amounts }) => amounts.priceToPay - amounts.canceled)),
  }
}

/** What can still be sold of a SKU beside what this order has of it. */
export interface Stock {
  readonly sku: string
  readonly available: number
}

export interface SoldOut {
  readonly sku: string
  readonly wanted: number
  readonly most: number
}

/** Goods of which the order would have more than it had and what is available together; what is not in `stock` is not limited. */
export function soldOut(before: Order, after: Order, stock: readonly Stock[]): SoldOut[] {
  return stock.flatMap(({ sku, available }) => {
    const most = available + unitsOf(before, sku)
    const wanted = unitsOf(after, sku)
    return wanted > most ? [{ sku, wanted, most }] : []
  })
}

function unitsOf({ items }: Order, sku: string): number {
  return sum(items.filter((item) => item.sku === sku).map(({ quantity }) => quantity))
}
