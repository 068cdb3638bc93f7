import { NO_PAYMENT, paysByGiftCard } from '../marketplace.ts'
import type { Marketplace } from '../marketplace.ts'
import { linesOf } from './cart-lines.ts'
import { amountOf } from './lines.ts'
import type { Order } from './order.ts'
import type { Payment } from './payment.ts'
import type { PlaceExpense, PlaceInput, PlacePayment, PlaceShipment } from './place-input.ts'

/**
 * The cart that, placed, gives this order again: its goods, prices, discounts, addresses and fees, to be paid anew. The
 * order's shipments that its lines travel in are its shipments, by their ids.
 */
export function cartOf(order: Order, { merchants }: Pick<Marketplace, 'merchants'>): PlaceInput {
  const { store, currency, priceMode, locale, test, customReference, cartNote, agentEmail, customer, billing } = order
  const lines = linesOf(order.items, { priceMode, bundles: order.bundles ?? [], merchants })
  const travelled = new Set(lines.items.map(({ shipment }) => shipment))
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
    shipments: shipmentsOf(order).filter(({ key }) => travelled.has(key)),
    ...lines,
    discounts: [],
    expenses: feesOf(order, travelled),
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
function feesOf({ expenses }: Order, travelled: ReadonlySet<string | undefined>): PlaceExpense[] {
  return expenses
    .filter(({ shipment, threshold }) => !travelled.has(shipment) && threshold === undefined)
    .map(({ name, price, taxRate, discounts }) => ({ name, price: price - amountOf(discounts), taxRate }))
}

/**
 * By the method of the first payment that was not taken whole, of a gift card only where there is nothing else: it chooses the
 * process. Gift cards beside it that were not taken yet pay what they were to pay. Nothing to pay says of no other how.
 */
function paymentsOf({ payments }: Order): PlacePayment[] {
  const others = payments.filter(({ method }) => !paysByGiftCard(method))
  const leading = others.length > 0 ? others : payments
  const lead = leading.find(isOpen) ?? leading[0]
  if (!lead || lead.method === NO_PAYMENT) return []
  const cards = payments.filter((payment) => payment !== lead && paysByGiftCard(payment.method) && isOpen(payment))
  return [
    { method: lead.method, captured: false, details: lead.details },
    ...cards.map(({ method, amount, captured, details }) => ({
      method,
      amount: amount - captured,
      captured: false,
      details,
    })),
  ]
}

const isOpen = ({ amount, captured }: Payment): boolean => captured < amount
