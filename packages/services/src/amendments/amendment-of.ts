import type { AmendmentAnswer } from '@souk/contract/amendments'
import type { OrderId } from '@souk/domain/ids'
import { lastAmendment } from '@souk/domain/order/amendment'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'

/** Where the order's last amendment stands. Refused: `amendment.not-found`. */
export function answerOf(order: Order): AmendmentAnswer {
  const { reference, version } = order
  const amendment = lastAmendment(order)
  if (amendment) return { reference, version, amendment }
  throw new Refused('amendment.not-found', `Order ${reference} was never edited.`, { reference })
}

/** Refused: `order.not-found`, `amendment.not-found`. */
export async function amendmentOf(deps: OrderDeps, id: OrderId): Promise<AmendmentAnswer> {
  const order = await deps.orders.byId(id)
  if (!order) throw new Refused('order.not-found', `There is no order ${id}.`, { order: id })
  return answerOf(order)
}
