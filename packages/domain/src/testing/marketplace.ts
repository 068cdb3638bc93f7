import type { MerchantId, StoreCode } from '../ids.ts'
import { NO_PAYMENT } from '../marketplace.ts'
import type { Merchant, PaymentMethod, Store } from '../marketplace.ts'

export const DE = 'DE' as StoreCode

export function aStore(over: Partial<Store> = {}): Store {
  return {
    code: DE,
    name: 'Germany',
    currencies: ['EUR', 'CHF'],
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    gracePeriodMinutes: 0,
    ...over,
  }
}

/** The n-th merchant, e.g. `MER000002`: approved, active, in store DE. */
export function aMerchant(n: number, over: Partial<Merchant> = {}): Merchant {
  const number = String(n).padStart(6, '0')
  return {
    id: `0192f000-0000-7000-9000-000000${number}` as MerchantId,
    reference: `MER${number}`,
    name: `Merchant ${n}`,
    email: `merchant${n}@example.com`,
    status: 'approved',
    active: true,
    main: n === 1,
    stores: [DE],
    warehouses: [],
    ...over,
  }
}

export const invoice: PaymentMethod = { key: 'invoice', provider: 'Souk', process: 'MarketplacePayment01' }
export const giftCard: PaymentMethod = { key: 'gift card', provider: 'Souk', process: 'Prepaid01' }
export const card: PaymentMethod = { key: 'card', provider: 'Souk', process: 'Prepaid01' }
export const noPayment: PaymentMethod = { key: NO_PAYMENT, provider: 'Souk', process: 'Prepaid01' }
