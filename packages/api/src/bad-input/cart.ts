import type { PlaceOrderInput } from '@souk/contract/orders'
import { anAddress } from '@souk/domain/testing/order'

/** What PostgreSQL's texts cannot hold. */
export const NUL = 'a\0b'
export const HALF = 'half a smile \uD83D'

export const home = { key: 'home', address: anAddress(), method: 'Standard', carrier: 'Any' }

export const lamp = { sku: '1', name: 'Lamp', quantity: 1, merchant: 'MER000002', unitPrice: 59_00, taxRate: 1900 }

/** A lamp of MER000002 for 59.00: it can be placed. */
export const good = {
  idempotencyKey: 'one and the same act',
  store: 'DE',
  customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
  billing: anAddress(),
  shipments: [home],
  items: [lamp],
  payments: [{ method: 'invoice' }],
} satisfies PlaceOrderInput

/** The good cart but for this; the same of its line, its shipment, its payment. */
export const cart = (over: object): object => ({ ...good, ...over })
export const line = (over: object): object => cart({ items: [{ ...lamp, ...over }] })
export const shipment = (over: object): object => cart({ shipments: [{ ...home, ...over }] })
export const address = (over: object): object => shipment({ address: { ...anAddress(), ...over } })
export const payment = (over: object): object => cart({ payments: [{ method: 'invoice', ...over }] })
