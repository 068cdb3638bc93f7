import type { PlaceOrderInput } from '@souk/contract/orders'

export type Cart = Omit<PlaceOrderInput, 'idempotencyKey'>
type Line = Cart['items'][number]

export const home = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: 'Kirchweg',
  address2: '7',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
} as const

/** How everything travels home. */
export const parcel = (price: number) => ({
  address: home,
  method: 'Standard',
  carrier: 'Hermes',
  price,
  taxRate: 1900,
})

/** One piece of the second merchant's. */
export const line = (unitPrice: number, over: Partial<Line> = {}): Line => ({
  sku: '007_30691822',
  name: 'Camera',
  quantity: 1,
  merchant: 'MER000002',
  unitPrice,
  taxRate: 1900,
  ...over,
})

/** On invoice, in one shipment for 4.90, to customer DE--21. */
export const cart = (items: Line[], over: Partial<Cart> = {}): Cart => ({
  store: 'DE',
  locale: 'en-GB',
  customer: { reference: 'DE--21', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
  billing: home,
  shipment: parcel(4_90),
  items,
  payments: [{ method: 'invoice' }],
  ...over,
})

/** The key of an act of its own. */
export const anAct = () => ({ idempotencyKey: crypto.randomUUID() })
