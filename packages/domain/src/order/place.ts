import { defined } from '../defined.ts'
import type { OrderId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { allocate } from '../money.ts'
import { checkThresholds } from '../threshold/check.ts'
import type { Customer } from './address.ts'
import { capture } from './amounts.ts'
import type { Expense } from './expense.ts'
import type { OrderItem } from './item.ts'
import { amountOf } from './lines.ts'
import type { Order } from './order.ts'
import { checkedAddress } from './place-address.ts'
import type { PlaceContext, PlaceInput } from './place-input.ts'
import { placedPayments, startOf } from './place-payments.ts'
import { placedShipments } from './place-shipments.ts'
import { pricedGoods } from './price.ts'
import { soleAddress } from './sole-address.ts'
import { totalsOf } from './totals.ts'

/**
 * The order that a cart becomes: rows in the order of its lines, in their initial states, all amounts reckoned, version 1.
 * Money that is already taken covers rows and expenses, in proportion to their prices when it is not all. Refuses what
 * cannot be sold, sent or paid like that (`order.…`), saying where in the cart and what to do.
 */
export function placeOrder(input: PlaceInput, context: PlaceContext): Order {
  const id = context.newId() as OrderId
  const goods = pricedGoods(input, placedShipments(input, context), context)
  checkThresholds(goods.thresholds)
  const price = totalsOf(goods.rows, goods.expenses).grandTotal
  const machine = startOf(input.payments, price, context)
  const payments = placedPayments(input.payments, price, context)
  const started = goods.rows.map((row): OrderItem => ({ ...row, machine }))
  const captured = amountOf(payments.map((payment) => ({ amount: payment.captured })))
  const { items, expenses } = covered({ items: started, expenses: goods.expenses }, captured)
  const { currency, locale, shipments, bundles } = goods
  const { store, now, reference, replaces } = context
  return defined<Order>({
    id,
    reference,
    customReference: input.customReference,
    store: store.code,
    currency,
    priceMode: input.priceMode,
    locale,
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
    merchantRelations: input.merchantRelations,
    replaces,
    totals: totalsOf(items, expenses),
    placedAt: isoOf(now),
    updatedAt: isoOf(now),
    version: 1,
  })
}

interface Goods {
  readonly items: readonly OrderItem[]
  readonly expenses: readonly Expense[]
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
