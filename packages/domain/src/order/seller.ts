import type { Merchant } from '../marketplace.ts'
import type { PlaceContext } from './place-input.ts'

/** Why goods cannot be bought from a merchant. */
export interface NoSale {
  readonly code: `order.${string}`
  readonly sentence: string
}

/** Who sells under the reference in the store, or why nobody does. */
export function sellerOf(
  reference: string,
  { merchants, store }: Pick<PlaceContext, 'merchants' | 'store'>,
): Merchant | NoSale {
  const merchant = merchants.get(reference)
  if (!merchant) {
    const sentence = `no merchant has the reference ${reference}. Send one like MER000001.`
    return { code: 'order.unknown-merchant', sentence }
  }
  if (merchant.status !== 'approved') {
    const sentence = `${reference} is not approved. Approve it, or leave the item out.`
    return { code: 'order.merchant-not-approved', sentence }
  }
  if (!merchant.active) {
    const sentence = `${reference} is switched off. Activate it, or leave the item out.`
    return { code: 'order.merchant-inactive', sentence }
  }
  if (!merchant.stores.includes(store.code)) {
    const sentence = `${reference} does not sell in store ${store.code}. Add the store to it, or leave the item out.`
    return { code: 'order.merchant-not-in-store', sentence }
  }
  return merchant
}
