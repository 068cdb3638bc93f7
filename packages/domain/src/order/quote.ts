import type { Loose } from '../defined.ts'
import type { MerchantId } from '../ids.ts'
import type { PriceMode } from '../marketplace.ts'
import type { EvaluatedThreshold } from '../threshold/evaluate.ts'
import type { Expense } from './expense.ts'
import type { Totals } from './order.ts'
import type { Payment } from './payment.ts'
import { checkedAddress } from './place-address.ts'
import type { PlaceContext, PlaceInput } from './place-input.ts'
import { placedPayments, startOf } from './place-payments.ts'
import { wantedShipments } from './place-shipments.ts'
import type { WantedShipment } from './place-shipments.ts'
import { pricedGoods } from './price.ts'
import { rateTaxes } from './taxes.ts'
import type { RateTax } from './taxes.ts'
import { merchantTotals, totalsOf } from './totals.ts'

/** A cart that need not say yet who buys, where it goes and how it is paid. */
export type QuoteInput = Omit<PlaceInput, Unsaid> & Loose<Partial<Pick<PlaceInput, Unsaid>>>

type Unsaid = 'customer' | 'billing'

/** What placing a cart would cost. */
export interface Quote {
  readonly currency: string
  readonly priceMode: PriceMode
  readonly totals: Totals
  readonly merchants: readonly QuotedMerchant[]
  readonly expenses: readonly Expense[]
  readonly taxes: readonly RateTax[]
  /** As they would be taken; none where the cart names none. */
  readonly payments: readonly Pick<Payment, 'method' | 'amount'>[]
  /** All that are for this cart, met or not. */
  readonly thresholds: readonly EvaluatedThreshold[]
}

export interface QuotedMerchant {
  readonly merchant: MerchantId
  readonly reference: string
  readonly name: string
  readonly totals: Totals
}

/** Refuses what placing would refuse of what the cart says, but for hard thresholds: those it answers. */
export function quoteOrder(input: QuoteInput, context: PlaceContext): Quote {
  const { priceMode, payments, billing, items } = input
  if (billing) checkedAddress(billing, 'billing')
  const { currency, rows, expenses, charges, thresholds } = pricedGoods(input, shipmentsOf(input, context), context)
  const totals = totalsOf(rows, expenses)
  const quoted = [...new Set(items.map(({ merchant }) => merchant))].flatMap((key) => context.merchants.get(key) ?? [])
  return {
    currency,
    priceMode,
    totals,
    merchants: quoted.map(({ id: merchant, reference, name }) => {
      return { merchant, reference, name, totals: merchantTotals({ items: rows, expenses }, merchant) }
    }),
    expenses,
    taxes: rateTaxes(charges, priceMode),
    payments: paymentsOf(payments, totals.grandTotal, context),
    thresholds,
  }
}

/** A cart that does not say how it travels is quoted without that. */
function shipmentsOf(input: QuoteInput, context: PlaceContext): readonly WantedShipment[] {
  if (!input.shipment && input.shipments.length === 0) return [unsaid]
  return wantedShipments(input, context)
}

const nowhere = { firstName: '', lastName: '', address1: '', city: '', zipCode: '', country: '' }
const unsaid: WantedShipment = {
  key: '',
  path: 'shipments',
  address: nowhere,
  method: '',
  carrier: '',
  price: 0,
  taxRate: 0,
  discounts: [],
  mixed: false,
}

function paymentsOf(payments: PlaceInput['payments'], price: number, context: PlaceContext): Quote['payments'] {
  if (payments.length === 0) return []
  startOf(payments, price, context)
  return placedPayments(payments, price, context).map(({ method, amount }) => ({ method, amount }))
}
