import type { PlaceOrderInput } from '@souk/contract/orders'
import { NO_PAYMENT } from '@souk/domain/marketplace'
import type { Merchant, PaymentMethod, Store } from '@souk/domain/marketplace'

/** What an example is made of. */
export type Cast = {
  readonly store: Store
  /** One or two, approved, active and selling in the store. */
  readonly merchants: readonly Merchant[]
  readonly method: PaymentMethod
}

type Setup = {
  readonly stores: readonly Store[]
  readonly merchants: readonly Merchant[]
  readonly paymentMethods: readonly PaymentMethod[]
}

const goods = [
  { sku: 'TEA-100', name: 'Green tea, 100 g', quantity: 2, unitPrice: 890, taxRate: 700 },
  { sku: 'CUP-01', name: 'Stoneware cup', quantity: 1, unitPrice: 1850, taxRate: 1900 },
] as const

const buyer = { firstName: 'Ada', lastName: 'Example', email: 'ada@example.com' } as const
const address = {
  firstName: 'Ada',
  lastName: 'Example',
  address1: 'Market Square 1',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
} as const

const sellsIn = ({ status, active, stores }: Merchant, { code }: Store): boolean =>
  status === 'approved' && active && stores.includes(code)

/** The store with the most of what an order needs; undefined while something is missing. */
export function castOf({ stores, merchants, paymentMethods }: Setup): Cast | undefined {
  const paying = paymentMethods.filter(({ key }) => key !== NO_PAYMENT)
  const method = paying.find(({ key }) => key === 'invoice') ?? paying[0]
  const [best] = stores
    .map((store) => ({ store, merchants: merchants.filter((merchant) => sellsIn(merchant, store)).slice(0, 2) }))
    .toSorted((one, other) => other.merchants.length - one.merchants.length)
  return method && best && best.merchants.length > 0 ? { ...best, method } : undefined
}

/** An order of everything in the cast, as a shop sends it; without its idempotency key. */
export const exampleOrder = ({ store, merchants, method }: Cast) =>
  ({
    store: store.code,
    customer: buyer,
    billing: address,
    shipments: [{ key: 'home', address, method: 'Standard', carrier: 'DHL', price: 490, taxRate: 1900 }],
    items: goods.map((line, index) => ({
      ...line,
      merchant: (merchants[index] ?? merchants[0])?.reference ?? '',
    })),
    payments: [{ method: method.key }],
  }) satisfies Omit<PlaceOrderInput, 'idempotencyKey'>

export type ExampleOrder = ReturnType<typeof exampleOrder>
