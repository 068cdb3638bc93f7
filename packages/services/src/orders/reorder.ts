import type { ReorderAnswer } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { OrderId } from '@souk/domain/ids'
import { reorder as again } from '@souk/domain/order/reorder'
import type { Reordering } from '@souk/domain/order/reorder'
import { asCustomer } from './as-customer.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { orderById } from './order-by-id.ts'
import { sellersIn } from './place-order.ts'

export interface ReorderRequest extends Reordering {
  readonly order: OrderId
  /** Whose order it must be; left out: anybody's. */
  readonly customer?: string | undefined
}

/** An order as a cart again. Stores nothing. Refused: `order.not-found`, also where it is another customer's, `item.not-found`. */
export async function reorder(
  deps: OrderDeps,
  actor: Actor,
  { order: id, customer, ...wanted }: ReorderRequest,
): Promise<ReorderAnswer> {
  const [order, { context }] = await Promise.all([orderById(deps, id), engineOf(deps, actor)])
  if (customer !== undefined) asCustomer(order, customer)
  const { marketplace } = context
  const { cart, unavailable } = again(order, wanted, { marketplace, ...sellersIn(marketplace, order.store) })
  return { cart: cart as ReorderAnswer['cart'], unavailable }
}
