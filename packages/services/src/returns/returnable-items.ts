import type { ReturnableItems } from '@souk/contract/returns'
import type { Actor } from '@souk/domain/actor'
import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { returnabilities } from '@souk/domain/returns/returnable'
import { asCustomer } from '../orders/as-customer.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'

export interface ReturnableQuery {
  readonly order: OrderId
  /** For whom a shop asks. */
  readonly customer?: string | undefined
}

/** Whether each item that the caller sees may go back, until when, and why not. Refused: `order.not-found`. */
export async function returnableItems(
  deps: OrderDeps,
  caller: Actor,
  { order: id, customer }: ReturnableQuery,
): Promise<ReturnableItems> {
  const order = await orderById(deps, id)
  const engine = await engineOf(deps, customer === undefined ? caller : asCustomer(order, customer))
  const { policy } = engine.context.marketplace.settings.returns
  const goods = goodsOf(order)
  return {
    reference: order.reference,
    version: order.version,
    items: returnabilities(order, engine).flatMap((answer) => {
      const about = goods.get(answer.item)
      return about ? [{ ...answer, ...about }] : []
    }),
    ...(policy !== undefined && { policy }),
  }
}

function goodsOf({ items }: Order) {
  return new Map(
    items.map(({ id, merchant, sku, name, quantity, bundle }) => {
      return [id, { merchant, sku, name, quantity, ...(bundle !== undefined && { bundle }) }] as const
    }),
  )
}
