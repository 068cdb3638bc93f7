import type { EventPreview, PreviewEvent } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { defined } from '@souk/domain/defined'
import type { Trigger } from '@souk/domain/engine/outcome'
import { checkEvent } from '@souk/domain/engine/permit'
import { previewOf } from '@souk/domain/engine/preview'
import { trigger } from '@souk/domain/engine/run'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { orderById } from './order-by-id.ts'

export interface PreviewRequest extends PreviewEvent {
  readonly order: OrderId
  readonly side: Side
  /** Only items of this merchant. */
  readonly merchant?: MerchantId
}

/** What firing the event now would do: decided as a trigger decides, on the order as it is, and then forgotten. */
export async function previewEvent(deps: OrderDeps, actor: Actor, request: PreviewRequest): Promise<EventPreview> {
  const { order: id, reference: _, data, ...wanted } = request
  const [engine, order] = await Promise.all([engineOf(deps, actor, data), orderById(deps, id)])
  checkEvent(order, request, engine)
  const decided = trigger(order, defined<Trigger>(wanted), engine)
  return { reference: order.reference, version: order.version, ...previewOf(decided, engine) }
}
