import { defined } from '../defined.ts'
import type { NewId, OrderItemId, ShipmentId } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'
import { allocate, roundHalfUp, sum, taxOn, taxWithin } from '../money.ts'
import { itemAmounts } from './amounts.ts'
import type { ConfiguredBundle, OrderItem, ProductOption } from './item.ts'
import { amountOf } from './lines.ts'
import { optionPrice } from './place-lines.ts'
import type { Line } from './place-lines.ts'
import { shareDiscounts } from './share-discounts.ts'

/** What the rows of a line get from the order around them. */
export interface RowContext {
  readonly mode: PriceMode
  readonly shipment: ShipmentId
  /** Of the whole line. */
  readonly tax: number
  readonly newId: NewId
}

/** A row that has not started yet. */
export type PricedRow = Omit<OrderItem, 'machine'>

/** The rows of a line, one per unit or one for all. Its discounts and its tax are shared out over them, nothing lost. */
export function placedRows(line: Line, context: RowContext): PricedRow[] {
  const { input, rows } = line
  const { mode, newId } = context
  const optionTotals = rows.map(({ quantity }) => quantity * optionPrice(input))
  const options = optionsOf(line, mode)
  const left = rows.map(({ price }, row) => price + (optionTotals[row] ?? 0) - optionDiscount(options[row] ?? []))
  const discounts = shareDiscounts(line.discounts, left)
  const taxes = allocate(
    context.tax,
    left.map((price, row) => price - amountOf(discounts[row] ?? [])),
  )
  const same = sameOfAll(line, context)
  return rows.map(({ quantity, price, bundle }, row) => {
    const id = newId() as OrderItemId
    const own = { discounts: discounts[row] ?? [], options: options[row] ?? [] }
    const unit = prices({ unitPrice: roundHalfUp(price, 1, quantity), taxRate: input.taxRate }, mode)
    const discountTotal = amountOf(own.discounts) + optionDiscount(own.options)
    const sums = { sumPrice: price, optionTotal: optionTotals[row] ?? 0, discountTotal, taxTotal: taxes[row] ?? 0 }
    return {
      ...same,
      id,
      reference: id.replaceAll('-', ''),
      quantity,
      ...(bundle && { bundle }),
      grossPrice: unit.grossPrice,
      netPrice: unit.netPrice,
      discounts: own.discounts,
      options: own.options,
      amounts: itemAmounts(sums, mode),
    }
  })
}

/** The options of each row, with its share of their discounts. */
function optionsOf({ input, rows, optionDiscounts }: Line, mode: PriceMode): ProductOption[][] {
  const shares = input.options.map(({ unitPrice }, option) =>
    shareDiscounts(
      optionDiscounts[option] ?? [],
      rows.map(({ quantity }) => unitPrice * quantity),
    ),
  )
  return rows.map((_, row) =>
    input.options.map((option, index) => {
      const { name, sku, taxRate } = option
      const discounts = shares[index]?.[row] ?? []
      const own = { name, sku, taxRate, ...prices(option, mode) }
      return defined<ProductOption>({ ...own, discounts: discounts.length > 0 ? discounts : undefined })
    }),
  )
}

function optionDiscount(options: readonly ProductOption[]): number {
  return sum(options.map(({ discounts = [] }) => amountOf(discounts)))
}

type Same = Omit<
  PricedRow,
  'id' | 'reference' | 'quantity' | 'bundle' | 'grossPrice' | 'netPrice' | 'options' | 'discounts' | 'amounts'
>

function sameOfAll({ input, merchant }: Line, { shipment }: RowContext): Same {
  const { sku, name, splittable, offer, taxRate, image, attributes, categories, configuration } = input
  const { configuredBundle, merchantSku, salesUnit, cartNote } = input
  const about = { sku, name, splittable, offer, taxRate, image, attributes, categories, configuration }
  const chosen = configuredBundle && defined<ConfiguredBundle>(configuredBundle)
  const said = { configuredBundle: chosen, merchantSku, salesUnit, cartNote }
  return defined<Same>({ ...about, ...said, merchant: merchant.id, shipment })
}

/** Both unit prices; the one that is not of the price mode is derived and rounded, and no sum rests on it. */
function prices({ unitPrice, taxRate }: { unitPrice: number; taxRate: number }, mode: PriceMode) {
  return mode === 'gross'
    ? { grossPrice: unitPrice, netPrice: unitPrice - taxWithin(unitPrice, taxRate) }
    : { grossPrice: unitPrice + taxOn(unitPrice, taxRate), netPrice: unitPrice }
}
