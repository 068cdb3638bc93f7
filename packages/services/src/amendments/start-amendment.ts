import type { AmendmentAnswer, Editor } from '@souk/contract/amendments'
import type { Actor } from '@souk/domain/actor'
import { cancelAmendment as cancel } from '@souk/domain/amendment/cancel'
import { startAmendment as start } from '@souk/domain/amendment/start'
import type { Decision } from '@souk/domain/engine/outcome'
import type { Engine } from '@souk/domain/engine/registry'
import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { requestHash } from '../request-hash.ts'
import { answerOf } from './amendment-of.ts'
import { editing } from './editing.ts'

export interface EditRequest extends Editor {
  readonly order: OrderId
  readonly idempotencyKey: string
}

/** The customer begins to edit the order; the answer has its cart. See the domain's `startAmendment` for what is refused. */
export function startAmendment(deps: OrderDeps, shop: Actor, request: EditRequest): Promise<AmendmentAnswer> {
  return edit(deps, shop, { request, act: start, name: 'amendments.start' })
}

/** The customer gives it up; the order goes on where its grace period was left. Refused: `amendment.not-open`. */
export function cancelAmendment(deps: OrderDeps, shop: Actor, request: EditRequest): Promise<AmendmentAnswer> {
  return edit(deps, shop, { request, act: cancel, name: 'amendments.cancel' })
}

interface Edit {
  readonly request: EditRequest
  readonly act: (order: Order, engine: Engine) => Decision
  readonly name: string
}

async function edit(deps: OrderDeps, shop: Actor, { request, act, name }: Edit): Promise<AmendmentAnswer> {
  const { order: id, idempotencyKey: key, ...editor } = request
  const own = await engineOf(deps, shop)
  return deps.orders.change(
    id,
    (order) => {
      const engine = editing(order, editor, own)
      return commitOf(order, act(order, engine), { engine, answer: answerOf })
    },
    { key, actor: shop.id, requestHash: requestHash(name, { id, ...editor }) },
  )
}
