import type { TriggerAnswer } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { trigger } from '@souk/domain/engine/run'
import type { OrderId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import { requestHash } from '../request-hash.ts'
import { asCustomer } from './as-customer.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

export interface CancelRequest {
  readonly order: OrderId
  readonly idempotencyKey: string
  /** Who asks, by the shop's reference; absent: the shop answers for it. */
  readonly customer?: string | undefined
}

const CANCEL = 'cancel'

/**
 * Cancels an order for its customer: whole or not at all. Refused: `order.not-cancellable` with the states in the way,
 * `order.not-found` for a customer whose order it is not.
 */
export async function cancelOrder(deps: OrderDeps, shop: Actor, request: CancelRequest): Promise<TriggerAnswer> {
  const { customer } = request
  const { registry, context } = await engineOf(deps, shop)
  return deps.orders.change(
    request.order,
    (order) => {
      const actor = asCustomer(order, customer ?? order.customer.reference)
      const engine = { registry, context: { ...context, actor } }
      const decided = trigger(
        order,
        { side: 'marketplace', event: CANCEL, items: order.items.map((item) => item.id) },
        engine,
      )
      const staying = decided.results.flatMap((result) => (result.outcome === 'refused' ? [result.state] : []))
      if (staying.length > 0) {
        throw new Refused(
          'order.not-cancellable',
          `Order ${order.reference} can no longer be cancelled by its customer: it has items in ${[...new Set(staying)].join(', ')}.`,
          { reference: order.reference, states: [...new Set(staying)] },
        )
      }
      return commitOf(order, decided, {
        engine,
        answer: ({ reference, version }): TriggerAnswer => ({ reference, version, results: decided.results }),
      })
    },
    {
      key: request.idempotencyKey,
      actor: shop.id,
      requestHash: requestHash('orders.cancel', { order: request.order, customer }),
    },
  )
}
