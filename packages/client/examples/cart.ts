import type { PlaceOrderInput } from '@souk/contract/orders'
import type { Souk } from '../src/souk.ts'

type Store = Awaited<ReturnType<Souk['stores']['list']['query']>>[number]
type Merchant = Awaited<ReturnType<Souk['merchants']['list']['query']>>[number]

const goods = [
  ['SHOP-001', 'Reading lamp', 59_00],
  ['SHOP-002', 'Lampshade, linen', 24_50],
  ['SHOP-003', 'Teapot', 38_00],
  ['SHOP-004', 'Tea, 250 g', 12_90],
] as const

export interface Market {
  readonly store: Store
  readonly merchants: readonly Merchant[]
}

/** A store in which three merchants sell, one without a grace period if there is one; of the merchants those named first. */
export function chooseMarket(
  stores: readonly Store[],
  merchants: readonly Merchant[],
  first: readonly string[],
): Market | undefined {
  const open = merchants.filter(({ status, active }) => status === 'approved' && active)
  const wanted = open.toSorted((one, other) => Number(first.includes(other.id)) - Number(first.includes(one.id)))
  return stores
    .toSorted((one, other) => one.gracePeriodMinutes - other.gracePeriodMinutes)
    .map((store) => ({
      store,
      merchants: wanted.filter((merchant) => merchant.stores.includes(store.code)).slice(0, 3),
    }))
    .find((market) => market.merchants.length === 3)
}

/** Four items of three merchants, on invoice. */
export function aCart({ store, merchants }: Market): Omit<PlaceOrderInput, 'idempotencyKey'> {
  const address = {
    firstName: 'Ada',
    lastName: 'Example',
    address1: '12 Harbour Street',
    city: 'Portside',
    zipCode: '12345',
    country: 'DE',
  }
  return {
    store: store.code,
    customer: { firstName: 'Ada', lastName: 'Example', email: 'ada@shop.example' },
    billing: address,
    shipments: [{ key: 'home', address, method: 'Standard', carrier: 'Any', price: 490, taxRate: 1900 }],
    items: goods.map(([sku, name, unitPrice], index) => ({
      sku,
      name,
      quantity: 1,
      unitPrice,
      taxRate: 1900,
      merchant: merchants[Math.max(0, index - 1)]?.reference ?? '',
    })),
    payments: [{ method: 'invoice' }],
  }
}
