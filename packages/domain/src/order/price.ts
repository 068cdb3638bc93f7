import { sum } from '../money.ts'
import { evaluateThresholds } from '../threshold/evaluate.ts'
import type { EvaluatedThreshold } from '../threshold/evaluate.ts'
import { feeName } from '../threshold/fee-name.ts'
import { expenseAmounts } from './amounts.ts'
import type { Expense } from './expense.ts'
import type { Bundle } from './item.ts'
import type { Shipment } from './order.ts'
import type { PlaceContext, PricedCart } from './place-input.ts'
import { chargeOf, placedLines } from './place-lines.ts'
import { placeRefusal } from './place-refusal.ts'
import { placedRows } from './place-rows.ts'
import type { PricedRow } from './place-rows.ts'
import { expenseCharge, ownExpense, placedParcels } from './place-shipments.ts'
import type { WantedShipment } from './place-shipments.ts'
import { taxesOf } from './taxes.ts'
import type { Charge } from './taxes.ts'

export interface PricedGoods {
  readonly currency: string
  readonly locale: string
  readonly rows: readonly PricedRow[]
  readonly expenses: readonly Expense[]
  readonly shipments: readonly Shipment[]
  readonly bundles: readonly Bundle[]
  /** Everything that was charged, before its tax. */
  readonly charges: readonly Charge[]
  readonly thresholds: readonly EvaluatedThreshold[]
}

/** Everything that costs something, the fees of thresholds that are not met among it, taxed over the whole order. */
export function pricedGoods(input: PricedCart, wanted: readonly WantedShipment[], context: PlaceContext): PricedGoods {
  const { store, thresholds: rules, newId } = context
  const { priceMode: mode, locale = store.locale, merchantRelations: relations = [] } = input
  const currency = currencyOf(input, context)
  const { lines, bundles } = placedLines(input, wanted, context)
  const parcels = placedParcels(wanted, lines, context)
  const subtotal = sum(lines.map((line) => line.subtotal))
  const thresholds = evaluateThresholds(rules, { store: store.code, currency, locale, relations, subtotal })
  const fees = thresholds.flatMap(({ type: threshold, fee: price }) =>
    price > 0 ? [{ name: feeName(locale), price, taxRate: rules.taxRates[store.code] ?? 0, threshold }] : [],
  )
  const own = [...input.expenses, ...fees].map((expense) => ownExpense(expense, newId))
  const untaxed = [...parcels.flatMap(({ expense }) => expense ?? []), ...own]
  const charges = [...lines.map(chargeOf), ...untaxed.map(expenseCharge)]
  const taxes = taxesOf(charges, mode)
  const sentIn = new Map(parcels.flatMap((parcel) => parcel.lines.map((line) => [line, parcel.shipment.id])))
  const rows = lines.flatMap((line, index) => {
    const shipment = sentIn.get(line)
    if (!shipment) throw new Error(`items[${index}] travels in no shipment`)
    return placedRows(line, { mode, shipment, tax: taxes[index] ?? 0, newId })
  })
  const expenses = untaxed.map((expense, index): Expense => {
    const { discount: discountTotal } = expenseCharge(expense)
    const taxTotal = taxes[lines.length + index] ?? 0
    return { ...expense, amounts: expenseAmounts({ price: expense.price, discountTotal, taxTotal }, mode) }
  })
  const shipments = parcels.map(({ shipment }) => shipment)
  return { currency, locale, rows, expenses, shipments, bundles, charges, thresholds }
}

function currencyOf({ currency }: PricedCart, { store: { code, currencies } }: PlaceContext): string {
  const wanted = currency ?? currencies[0]
  if (wanted !== undefined && currencies.includes(wanted)) return wanted
  const sentence = `store ${code} does not sell in ${wanted}. Use one of: ${currencies.join(', ')}.`
  throw placeRefusal(
    'order.unknown-currency',
    { path: 'currency', currency: wanted, store: code, currencies },
    sentence,
  )
}
