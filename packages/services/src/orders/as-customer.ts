import type { Actor } from '@souk/domain/actor'
import { fullName } from '@souk/domain/order/address'
import type { Order } from '@souk/domain/order/order'
import { referenceNotFound } from './order-by-id.ts'

const GUEST = 'guest'

/** The order's customer as the one who acts, for whom a shop vouches. Refused: `order.not-found` where it is another's. */
export function asCustomer({ reference, customer: own }: Order, customer: string | undefined): Actor {
  if (own.reference !== customer) throw referenceNotFound(reference)
  return { kind: 'customer', id: customer ?? GUEST, name: fullName(own) }
}
