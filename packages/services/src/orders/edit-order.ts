import type { EditAnswer } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import type { OrderId } from '@souk/domain/ids'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { requestHash } from '../request-hash.ts'
import { changeSeen, refuseIfChanged } from './change-seen.ts'
import { commitSaying } from './commit.ts'
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

/** Changes what is said of an order; no machine moves. Nothing new: it stays as it is. Refused: `order.changed`. */
export function editOrder<Request extends EditRequest, Also extends object>(
  deps: OrderDeps,
  { name, request, caller, isSuch, decide }: OrderEdit<Request, Also>,
): Promise<EditAnswer & Also> {
  const { idempotencyKey, order: id, seenVersion, ...asked } = request
  const key = { key: idempotencyKey, actor: caller.id, requestHash: requestHash(name, { ...asked, id, seenVersion }) }
  return changeSeen(deps, { order: id, seenVersion, key }, (order, unseen) => {
    refuseIfChanged(unseen, isSuch)
    const at = deps.now()
    const { events, actor = caller, also } = decide(order, at)
    const { reference, version } = order
    if (events.length === 0) return { unchanged: { reference, version, ...also } }
    return commitSaying(order, { events, actor, at, answer: { reference, version: version + 1, ...also } })
  })
}
