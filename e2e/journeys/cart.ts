import type { PlaceOrderInput } from '@souk/contract/orders'

const address = {
  firstName: 'Mara',
  lastName: 'Lindqvist',
  address1: 'Hafenstraße',
  address2: '12',
  city: 'Hamburg',
  zipCode: '20457',
  country: 'DE',
}

export type Cart = Omit<PlaceOrderInput, 'idempotencyKey'>
type Item = Cart['items'][number]
type Shipment = NonNullable<Cart['shipments']>[number]

/** One piece of a merchant's; what it is called says which one. */
export const line = (merchant: string, name: string, rest: Partial<Item> = {}): Item => ({
  sku: `J-${name.replaceAll(' ', '-')}`,
  name,
  quantity: 1,
  merchant,
  unitPrice: 1_990,
  taxRate: 1900,
  ...rest,
})

/** To one address, for 4.90. */
export const shipment = (key: string, rest: Partial<Shipment> = {}): Shipment => ({
  key,
  address,
  method: 'Standard',
  carrier: 'Hermes',
  price: 490,
  taxRate: 1900,
  ...rest,
})

/** What a German customer orders on invoice, in one shipment unless told. */
export const cart = (items: Cart['items'], rest: Partial<Cart> = {}): Cart => ({
  store: 'DE',
  customer: { firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@example.com' },
  billing: address,
  shipments: [shipment('home')],
  items,
  payments: [{ method: 'invoice' }],
  ...rest,
})

/** A cart of one line per merchant named; a card has already paid. */
export const cartOf = (merchants: readonly string[], method: 'invoice' | 'card' = 'invoice'): Cart =>
  cart(
    merchants.map((merchant, index) => line(merchant, `Journey lamp ${index + 1}`, { unitPrice: 1_990 + index * 500 })),
    { payments: [{ method, captured: method === 'card' }] },
  )
