import type { AmendmentAnswer } from '@souk/contract/amendments'
import type { Actor } from '@souk/domain/actor'
import { applyAmendment as apply } from '@souk/domain/amendment/apply'
import type { Engine } from '@souk/domain/engine/registry'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'
import { nextReference } from '../orders/place-order.ts'
import { requestHash } from '../request-hash.ts'
import { answerOf } from './amendment-of.ts'
import { editing } from './editing.ts'
import { planAmendment } from './plan.ts'
import type { PreviewRequest } from './preview-amendment.ts'
import { runAmendment } from './run-amendment.ts'

export interface ApplyRequest extends PreviewRequest {
  readonly idempotencyKey: string
  readonly mode: 'sync' | 'async'
}

/**
 * Another order takes this one's place. Everything is tried first: what is refused (`amendment.not-open`,
 * `amendment.grace-period-over`, `amendment.sold-out`, `amendment.not-supported`, what placing the cart is refused for)
 * is refused before anything has happened. Then one commit says so and leaves the task behind that does it, so that whoever dies, it
 * is done once and whole; `sync` does it at once, before it answers.
 */
export async function applyAmendment(deps: OrderDeps, shop: Actor, request: ApplyRequest): Promise<AmendmentAnswer> {
  const { order: id, idempotencyKey: key, ...asked } = request
  const own = await engineOf(deps, shop)
  const { store } = await orderById(deps, id)
  const replacement = await nextReference(deps, own, store)
  const answer = await deps.orders.change(id, (order) => applied(order, { asked, replacement, own }), {
    key,
    actor: shop.id,
    requestHash: requestHash('amendments.apply', { id, ...asked }),
  })
  if (request.mode === 'async') return answer
  return answerOf(await runAmendment(deps, { order: id, amendment: answer.amendment.id }))
}

interface Applying {
  readonly asked: Omit<ApplyRequest, 'order' | 'idempotencyKey'>
  readonly replacement: string
  readonly own: Engine
}

function applied(order: Order, { asked, replacement, own }: Applying) {
  const engine = editing(order, asked, own)
  const { cart, price, soldOut } = planAmendment(order, asked, engine)
  if (soldOut.length > 0) {
    const skus = soldOut.map(({ sku, most }) => `${sku} (at most ${most})`).join(', ')
    throw new Refused('amendment.sold-out', `There is not so much of ${skus}. Lower the quantities.`, { soldOut })
  }
  const decided = apply(order, { cart, price, replacement, mode: asked.mode }, engine)
  return commitOf(order, decided, { engine, answer: answerOf })
}
