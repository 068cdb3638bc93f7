import { cartOf } from '../journeys/cart.ts'
import type { Cart } from '../journeys/cart.ts'
import type { Marketplace } from './marketplace.ts'

export type Method = Parameters<typeof cartOf>[1]

/** Makes carts of four items of two merchants, every cart of others than the one before. */
export function cartsOf({ merchants }: Pick<Marketplace, 'merchants'>): (method: Method, email?: string) => Cart {
  let next = 0
  const merchant = (step: number): string => merchants[(next * 7 + step * 31) % merchants.length]?.reference ?? ''
  return (method, email = 'mara@example.com') => {
    next++
    const [one, other] = [merchant(0), merchant(1)]
    const cart = cartOf([one, other, one, other], method)
    // Orders of one SKU would wait for each other where stock is reserved.
    const items = cart.items.map((item, place) => ({ ...item, sku: `SKU-${next}-${place}` }))
    return { ...cart, items, customer: { ...cart.customer, email } }
  }
}
