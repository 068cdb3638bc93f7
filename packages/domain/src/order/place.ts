import { defined } from '../defined.ts'
import type { OrderId } from '../ids.ts'
import { allocate } from '../money.ts'
import { capture, expenseAmounts, taxesOf } from './amounts.ts'
import { amountOf } from './lines.ts'
import type { Address, Bundle, Customer, Expense, Order, OrderItem, Shipment } from './order.ts'
import { checkedAddress } from './place-address.ts'
import type { PlaceInput, PlaceSetting } from './place-input.ts'
import { chargeOf, placedLines } from './place-lines.ts'
import { placedPayments, startOf } from './place-payments.ts'
import { refusal } from './place-refusal.ts'
import { placedRows } from './place-rows.ts'
import { expenseCharge, ownExpense, placedParcels, wantedShipments } from './place-shipments.ts'
import { totalsOf } from './totals.ts'

/**
 * The order that a cart becomes: rows in the order of its lines, in their initial states, all amounts of §1.7, version 1.
 * Money that is already taken covers rows and expenses, in proportion to their prices when it is not all. Refuses what
 * cannot be sold, sent or paid like that (`order.…`), saying where in the cart and what to do.
 */
export function placeOrder(input: PlaceInput, setting: PlaceSetting): Order {
  const currency = currencyOf(input, setting)
  const id = setting.newId() as OrderId
  const { shipments, bundles, ...unpaid } = priced(input, setting)
  const price = totalsOf(unpaid.items, unpaid.expenses).grandTotal
  const payments = placedPayments(input.payments, price, setting)
  const { items, expenses } = covered(unpaid, amountOf(payments.map(({ captured }) => ({ amount: captured }))))
  const { store, now, reference, replaces } = setting
  return defined<Order>({
    id,
    reference,
    customReference: input.customReference,
    store: store.code,
    currency,
    priceMode: input.priceMode,
    locale: input.locale ?? store.locale,
    test: input.test,
    customer: defined<Customer>(input.customer),
    billing: checkedAddress(input.billing, 'billing'),
    shipping: soleAddress(shipments),
    cartNote: input.cartNote,
    agentEmail: input.agentEmail,
    items,
    shipments,
    expenses,
    payments,
    merchantOrders: [],
    refunds: [],
    documents: [],
    bundles: bundles.length > 0 ? bundles : undefined,
    replaces,
    totals: totalsOf(items, expenses),
    placedAt: now.toISOString(),
    updatedAt: now.toISOString(),
    version: 1,
  })
}

function currencyOf({ currency }: PlaceInput, { store: { code, currencies } }: PlaceSetting): string {
  const wanted = currency ?? currencies[0]
  if (wanted !== undefined && currencies.includes(wanted)) return wanted
  const sentence = `store ${code} does not sell in ${wanted}. Use one of: ${currencies.join(', ')}.`
  throw refusal('order.unknown-currency', { path: 'currency', currency: wanted, store: code, currencies }, sentence)
}

interface Goods {
  readonly items: readonly OrderItem[]
  readonly expenses: readonly Expense[]
}

interface Priced extends Goods {
  readonly shipments: readonly Shipment[]
  readonly bundles: readonly Bundle[]
}

/** Everything that costs something, taxed over the whole order. */
function priced(input: PlaceInput, setting: PlaceSetting): Priced {
  const { priceMode: mode } = input
  const wanted = wantedShipments(input)
  const { lines, bundles } = placedLines(input, wanted, setting)
  const parcels = placedParcels(wanted, lines, setting)
  const machine = startOf(input.payments, setting)
  const own = input.expenses.map((expense) => ownExpense(expense, setting))
  const untaxed = [...parcels.flatMap(({ expense }) => expense ?? []), ...own]
  const taxes = taxesOf([...lines.map(chargeOf), ...untaxed.map(expenseCharge)], mode)
  const sentIn = new Map(parcels.flatMap((parcel) => parcel.lines.map((line) => [line, parcel.shipment.id])))
  const items = lines.flatMap((line, index) => {
    const shipment = sentIn.get(line)
    if (!shipment) throw new Error(`items[${index}] travels in no shipment`)
    return placedRows(line, { mode, shipment, tax: taxes[index] ?? 0, machine, newId: setting.newId })
  })
  const expenses = untaxed.map((expense, index): Expense => {
    const { discount: discountTotal } = expenseCharge(expense)
    const taxTotal = taxes[lines.length + index] ?? 0
    return { ...expense, amounts: expenseAmounts({ price: expense.price, discountTotal, taxTotal }, mode) }
  })
  return { items, expenses, bundles, shipments: parcels.map(({ shipment }) => shipment) }
}

function covered({ items, expenses }: Goods, captured: number): Goods {
  if (captured === 0) return { items, expenses }
  const shares = allocate(
    captured,
    [...items, ...expenses].map(({ amounts }) => amounts.priceToPay),
  )
  return {
    items: items.map((item, index) => ({ ...item, amounts: capture(item.amounts, shares[index] ?? 0) })),
    expenses: expenses.map((expense, index) => {
      return { ...expense, amounts: capture(expense.amounts, shares[items.length + index] ?? 0) }
    }),
  }
}

function soleAddress([first, ...others]: readonly Shipment[]): Address | undefined {
  const text = JSON.stringify(first?.address)
  return others.every(({ address }) => JSON.stringify(address) === text) ? first?.address : undefined
}
