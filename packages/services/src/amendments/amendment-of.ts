import type { AmendmentAnswer } from '@souk/contract/amendments'
import type { OrderId } from '@souk/domain/ids'
import { lastAmendment } from '@souk/domain/order/amendment'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'

/** Where the order's last amendment stands. Refused: `amendment.not-found`. */
export function answerOf(order: Order): AmendmentAnswer {
  const { reference, version } = order
  const amendment = lastAmendment(order)
  if (amendment) return { reference, version, amendment }
  throw new Refused('amendment.not-found', `Order ${reference} was never edited.`, { reference })
}

/** Refused: `order.not-found`, `amendment.not-found`. */
export async function amendmentOf(deps: OrderDeps, id: OrderId): Promise<AmendmentAnswer> {
  return answerOf(await orderById(deps, id))
}
