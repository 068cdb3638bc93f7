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

/** A German cart of one line per merchant named, each 19 % gross, sent to one address for 4.90. */
export function cartOf(merchants: readonly string[], method: 'invoice' | 'card' = 'invoice'): Cart {
  return {
    store: 'DE',
    customer: { firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@example.com' },
    billing: address,
    shipments: [{ key: 'home', address, method: 'Standard', carrier: 'Hermes', price: 490, taxRate: 1900 }],
    items: merchants.map((merchant, index) => ({
      sku: `J-${index + 1}`,
      name: `Journey lamp ${index + 1}`,
      quantity: 1,
      merchant,
      unitPrice: 1_990 + index * 500,
      taxRate: 1900,
    })),
    payments: [{ method, captured: method === 'card' }],
  }
}
