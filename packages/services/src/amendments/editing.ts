import type { Editor } from '@souk/contract/amendments'
import type { Engine } from '@souk/domain/engine/registry'
import { fullName } from '@souk/domain/order/address'
import type { Order } from '@souk/domain/order/order'
import { referenceNotFound } from '../orders/order-by-id.ts'

/**
 * The engine with the order's customer as the one who acts. Refused: `order.not-found` where the order is another's; a guest's
 * is left to the rules.
 */
export function editing(order: Order, { customer, colleague }: Editor, engine: Engine): Engine {
  const { reference } = order.customer
  if (reference !== undefined && reference !== customer) throw referenceNotFound(order.reference)
  const name = colleague ?? fullName(order.customer)
  return { ...engine, context: { ...engine.context, actor: { kind: 'customer', id: customer, name } } }
}
