import type { EditAnswer } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import { note } from '@souk/domain/engine/in-turn'
import type { OrderId } from '@souk/domain/ids'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { requestHash } from '../request-hash.ts'
import { changeSeen, refuseIfChanged } from './change-seen.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

export interface EditRequest {
  readonly order: OrderId
  readonly idempotencyKey: string
  readonly seenVersion?: number | undefined
}

export interface OrderEdit<Request extends EditRequest, Also> {
  /** The procedure that is called. */
  readonly name: string
  readonly request: Request
  /** Who calls it. */
  readonly caller: Actor
  /** What refuses the edit, if it happened after the person had looked. */
  readonly isSuch: (event: OrderEvent) => boolean
  readonly decide: (order: Order, now: Date) => Edited<Also>
}

export interface Edited<Also> {
  readonly events: readonly OrderEvent[]
  /** Who does it, if it is not who calls. */
  readonly actor?: Actor
  /** What the answer says besides. */
  readonly also: Also
}

/** Changes what is said of an order; what waits for that goes on. Nothing new: it stays as it is. Refused: `order.changed`. */
export async function editOrder<Request extends EditRequest, Also extends object>(
  deps: OrderDeps,
  { name, request, caller, isSuch, decide }: OrderEdit<Request, Also>,
): Promise<EditAnswer & Also> {
  const { idempotencyKey, order: id, seenVersion, ...asked } = request
  const key = { key: idempotencyKey, actor: caller.id, requestHash: requestHash(name, { ...asked, id, seenVersion }) }
  const { context, registry } = await engineOf(deps, caller)
  return changeSeen(deps, { order: id, seenVersion, key }, (order, unseen) => {
    refuseIfChanged(unseen, isSuch)
    const { events, actor = caller, also } = decide(order, context.now)
    const engine = { registry, context: { ...context, actor } }
    return commitOf(order, note(order, events, engine), {
      engine,
      answer: ({ reference, version }) => ({ reference, version, ...also }),
    })
  })
}
