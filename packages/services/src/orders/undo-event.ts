import type { UndoAnswer, UndoEvent } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { undo } from '@souk/domain/engine/undo'
import type { MerchantId, OrderId, OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { OrderEvent } from '@souk/domain/order/events'
import { requestHash } from '../request-hash.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

export interface UndoRequest extends UndoEvent {
  readonly order: OrderId
  readonly side: Side
  /** Only on items of this merchant. */
  readonly merchant?: MerchantId
}

/** Takes back what is held before its time comes. Refused: `step.not-held`, `step.not-permitted`. */
export async function undoEvent(deps: OrderDeps, actor: Actor, request: UndoRequest): Promise<UndoAnswer> {
  const { order: id, idempotencyKey: key, ...asked } = request
  const engine = await engineOf(deps, actor)
  return deps.orders.change(
    id,
    (order) => {
      const { side, items, merchant } = asked
      const decided = undo(order, { side, ...(items && { items }), ...(merchant && { merchant }) }, engine)
      const undone = decided.events.flatMap(undoneBy)
      return commitOf(order, decided, { engine, answer: ({ reference, version }) => ({ reference, version, undone }) })
    },
    { key, actor: actor.id, requestHash: requestHash('undo', { id, ...asked }) },
  )
}

function undoneBy(event: OrderEvent): readonly OrderItemId[] {
  return event.type === 'step.undone' ? event.items : []
}
