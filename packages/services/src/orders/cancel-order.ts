import type { TriggerAnswer } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { explain } from '@souk/domain/engine/explain'
import type { ItemResult } from '@souk/domain/engine/outcome'
import { trigger } from '@souk/domain/engine/run'
import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
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
      refuseStaying(order, decided.results)
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

type Staying = Extract<ItemResult, { outcome: 'refused' }>

/** Their states know no cancelling by the customer; whatever else is in the way may pass. */
const isOver = ({ reason: { code } }: Staying): boolean =>
  code === 'step.no-such-event' || code === 'step.not-permitted'

function refuseStaying({ reference }: Order, results: readonly ItemResult[]): void {
  const staying = results.filter((result) => result.outcome === 'refused')
  const [first] = staying
  if (!first) return
  const states = [...new Set(staying.map(({ state }) => state))]
  const sentence = staying.some(isOver)
    ? `Order ${reference} can no longer be cancelled by its customer: it has items in ${states.join(', ')}.`
    : `Order ${reference} cannot be cancelled now. In "${first.state}": ${explain(first.reason)}`
  throw new Refused('order.not-cancellable', sentence, { reference, states })
}
