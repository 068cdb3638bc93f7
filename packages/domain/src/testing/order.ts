import type { MerchantOrderId, MerchantOrderItemId, OrderItemId, ProcessId } from '../ids.ts'
import type { Address } from '../order/address.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Order } from '../order/order.ts'
import type { PlaceContext, PlaceInput, PlaceLine, PlaceShipment } from '../order/place-input.ts'
import { placeOrder } from '../order/place.ts'
import { merchantTotals } from '../order/totals.ts'
import { noThresholds } from '../threshold/threshold.ts'
import { countingIds } from './ids.ts'
import { aMerchant, aStore, card, DE, giftCard, invoice, noPayment } from './marketplace.ts'

export const NOW = '2026-11-02T10:00:00.000Z'
export const marketplaceProcess = '0192f000-0000-7000-a000-000000000001' as ProcessId
export const merchantProcess = '0192f000-0000-7000-a000-000000000002' as ProcessId

export function anAddress(over: Partial<Address> = {}): Address {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    address1: 'Kirchweg',
    address2: '7',
    city: 'Berlin',
    zipCode: '10115',
    country: 'DE',
    ...over,
  }
}

/** One camera of the second merchant for 119.00 at 19 %. */
export function aLine(over: Partial<PlaceLine> = {}): PlaceLine {
  return {
    sku: '007_30691822',
    name: 'Camera',
    quantity: 1,
    splittable: true,
    merchant: 'MER000002',
    unitPrice: 119_00,
    taxRate: 1900,
    options: [],
    discounts: [],
    ...over,
  }
}

/** Express, free of charge. */
export function aShipment(over: Partial<PlaceShipment> = {}): PlaceShipment {
  return {
    key: 'express',
    address: anAddress(),
    method: 'Express',
    carrier: 'Spedition',
    price: 0,
    taxRate: 1900,
    discounts: [],
    mixed: false,
    ...over,
  }
}

/** One line, one free shipment, gross prices, on invoice. */
export function aCart(over: Partial<PlaceInput> = {}): PlaceInput {
  return {
    store: DE,
    priceMode: 'gross',
    test: false,
    customer: { reference: 'DE--21', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
    billing: anAddress(),
    shipments: [aShipment()],
    items: [aLine()],
    discounts: [],
    expenses: [],
    payments: [{ method: 'invoice', captured: false }],
    ...over,
  }
}

/** Store DE, merchants MER000001 to MER000009, the ways to pay, every process starting in `new`. */
export function aPlaceContext(over: Partial<PlaceContext> = {}): PlaceContext {
  const merchants = Array.from({ length: 9 }, (_, index) => aMerchant(index + 1))
  return {
    store: aStore(),
    merchants: new Map(merchants.map((merchant) => [merchant.reference, merchant])),
    paymentMethods: new Map([invoice, card, giftCard, noPayment].map((method) => [method.key, method])),
    thresholds: noThresholds,
    processOf: () => ({ id: marketplaceProcess, initial: 'new' }),
    reference: 'DE--5',
    now: new Date(NOW),
    newId: countingIds(),
    ...over,
  }
}

export function anOrder(cart: Partial<PlaceInput> = {}, context: Partial<PlaceContext> = {}): Order {
  return placeOrder(aCart(cart), aPlaceContext(context))
}

/** What splits the order: a merchant order for each merchant, its items in `created`. */
export function splitEvents(order: Order): OrderEvent[] {
  const machine = { process: merchantProcess, state: 'created', since: NOW, timers: [] }
  return [...new Set(order.items.map(({ merchant }) => merchant))].map((merchant) => ({
    type: 'merchantOrder.created',
    merchantOrder: {
      id: merchant.replace('-9000-', '-b000-') as MerchantOrderId,
      reference: `${order.reference}--MER${merchant.slice(-6)}`,
      merchant,
      totals: merchantTotals(order, merchant),
      createdAt: NOW,
    },
    items: order.items
      .filter((item) => item.merchant === merchant)
      .map(({ id }) => ({ item: id, ...merchantItemOf(id), machine })),
  }))
}

function merchantItemOf(item: OrderItemId) {
  const id = item.replace('-8000-', '-c000-') as MerchantOrderItemId
  return { id, reference: id.replaceAll('-', '') }
}
