import type { NewId, OrderItemId, ShipmentId } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'
import { allocate, taxOn, taxWithin } from '../money.ts'
import { itemAmounts, shareDiscounts } from './amounts.ts'
import { amountOf } from './lines.ts'
import type { Discount, Machine, OrderItem, ProductOption } from './order.ts'
import { defined } from './place-input.ts'
import type { PlaceLine } from './place-input.ts'
import type { Line } from './place-lines.ts'

/** What the rows of a line get from the order around them. */
export interface RowSetting {
  readonly mode: PriceMode
  readonly shipment: ShipmentId
  /** Of the whole line. */
  readonly tax: number
  readonly machine: Machine
  readonly newId: NewId
}

/** The rows of a line: one per unit, or one for all. Its discounts and its tax are shared out over them, nothing lost. */
export function placedRows(line: Line, setting: RowSetting): OrderItem[] {
  const { splittable, quantity } = line.input
  const count = splittable ? quantity : 1
  const subtotals = Array.from({ length: count }, () => line.subtotal / count)
  const discounts = shareDiscounts(line.discounts, subtotals)
  const costs = subtotals.map((subtotal, index) => subtotal - amountOf(discounts[index] ?? []))
  const taxes = allocate(setting.tax, costs)
  const same = sameOfAll(line, setting)
  return subtotals.map((_, index) => {
    const id = setting.newId() as OrderItemId
    const own = { discounts: discounts[index] ?? [], taxTotal: taxes[index] ?? 0 }
    const amounts = amountsOf(line.input, { ...own, quantity: quantity / count, mode: setting.mode })
    return {
      ...same,
      id,
      reference: id.replaceAll('-', ''),
      quantity: quantity / count,
      discounts: own.discounts,
      amounts,
    }
  })
}

type Same = Omit<OrderItem, 'id' | 'reference' | 'quantity' | 'discounts' | 'amounts'>

function sameOfAll({ input, merchant }: Line, { mode, shipment, machine }: RowSetting): Same {
  const { sku, name, splittable, offer, taxRate, image, attributes, categories, configuration, cartNote } = input
  const options = input.options.map((option) =>
    defined<ProductOption>({ name: option.name, sku: option.sku, taxRate: option.taxRate, ...prices(option, mode) }),
  )
  const about = { sku, name, splittable, offer, image, attributes, categories, configuration, cartNote }
  const own = { ...about, taxRate, options, ...prices(input, mode) }
  return defined<Same>({ ...own, merchant: merchant.id, shipment, machine })
}

interface Own {
  readonly discounts: readonly Discount[]
  readonly taxTotal: number
  readonly quantity: number
  readonly mode: PriceMode
}

function amountsOf(
  { unitPrice, options }: PlaceLine,
  { discounts, taxTotal, quantity, mode }: Own,
): OrderItem['amounts'] {
  const sumPrice = unitPrice * quantity
  const optionTotal = amountOf(options.map((option) => ({ amount: option.unitPrice * quantity })))
  return itemAmounts({ sumPrice, optionTotal, discountTotal: amountOf(discounts), taxTotal }, mode)
}

/** Both unit prices; the one that is not of the price mode is derived and rounded, and no sum rests on it. */
function prices({ unitPrice, taxRate }: { unitPrice: number; taxRate: number }, mode: PriceMode) {
  return mode === 'gross'
    ? { grossPrice: unitPrice, netPrice: unitPrice - taxWithin(unitPrice, taxRate) }
    : { grossPrice: unitPrice + taxOn(unitPrice, taxRate), netPrice: unitPrice }
}
