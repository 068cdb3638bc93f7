import { NO_PAYMENT } from '../marketplace.ts'
import type { Marketplace } from '../marketplace.ts'
import { linesOf } from './cart-lines.ts'
import { amountOf } from './lines.ts'
import type { Order } from './order.ts'
import type { PlaceExpense, PlaceInput, PlacePayment, PlaceShipment } from './place-input.ts'

/**
 * The cart that, placed, gives this order again: its goods, prices, discounts, addresses and fees, to be paid anew. The
 * order's shipments are its shipments, by their ids.
 */
export function cartOf(order: Order, { merchants }: Pick<Marketplace, 'merchants'>): PlaceInput {
  const { store, currency, priceMode, locale, test, customReference, cartNote, agentEmail, customer, billing } = order
  return {
    store,
    currency,
    priceMode,
    locale,
    test,
    customReference,
    cartNote,
    agentEmail,
    customer,
    billing,
    shipments: shipmentsOf(order),
    ...linesOf(order.items, { priceMode, bundles: order.bundles ?? [], merchants }),
    discounts: [],
    expenses: feesOf(order),
    merchantRelations: order.merchantRelations,
    payments: paymentsOf(order),
  }
}

/** One of several merchants' goods stays one. */
function shipmentsOf({ shipments, expenses }: Order): PlaceShipment[] {
  return shipments.map(({ id, merchant, ...shipment }) => {
    const { price = 0, taxRate = 0, discounts = [] } = expenses.find((expense) => expense.shipment === id) ?? {}
    return { ...shipment, key: id, price, taxRate, discounts, mixed: merchant === undefined }
  })
}

/** What is charged beside goods and shipments, what a shipment that is gone cost among it; thresholds are asked anew. */
function feesOf({ expenses }: Order): PlaceExpense[] {
  return expenses
    .filter(({ shipment, threshold }) => shipment === undefined && threshold === undefined)
    .map(({ name, price, taxRate, discounts }) => ({ name, price: price - amountOf(discounts), taxRate }))
}

/** By the method of the first payment that was not taken whole: it chooses the process. Nothing to pay says of no other how. */
function paymentsOf({ payments }: Order): PlacePayment[] {
  const [first] = payments
  const { method = NO_PAYMENT, details } = payments.find(({ amount, captured }) => captured < amount) ?? first ?? {}
  return method === NO_PAYMENT ? [] : [{ method, captured: false, details }]
}
