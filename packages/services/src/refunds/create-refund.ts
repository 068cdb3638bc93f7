import type { CreatedRefunds } from '@souk/contract/refunds'
import type { Actor } from '@souk/domain/actor'
import type { OrderId } from '@souk/domain/ids'
import { giveBack } from '@souk/domain/refunds/give-back'
import type { Giving } from '@souk/domain/refunds/give-back'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { requestHash } from '../request-hash.ts'

export interface RefundRequest extends Giving {
  readonly order: OrderId
  readonly idempotencyKey: string
}

/** An operator gives money back, line by line; see the domain's `giveBack` for what is refused. */
export async function createRefund(deps: OrderDeps, actor: Actor, request: RefundRequest): Promise<CreatedRefunds> {
  const { order: id, idempotencyKey: key, ...giving } = request
  const engine = await engineOf(deps, actor)
  return deps.orders.change(
    id,
    (order) => {
      const given = order.refunds.length
      return commitOf(order, giveBack(order, giving, engine), {
        engine,
        answer: ({ reference, version, refunds, totals }) => {
          return { reference, version, refunds: refunds.slice(given), totals }
        },
      })
    },
    { key, actor: actor.id, requestHash: requestHash('refunds.create', { id, ...giving }) },
  )
}
