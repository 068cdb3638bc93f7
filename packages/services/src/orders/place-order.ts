import type { PlacedOrder, PlaceOrder } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { startOrder } from '@souk/domain/engine/start'
import type { Order } from '@souk/domain/order/order'
import { placeOrder as toOrder } from '@souk/domain/order/place'
import { Refused } from '@souk/domain/refused'
import { requestHash } from '../request-hash.ts'
import { settingOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

const placedOrder = ({ id, reference, version, currency, totals, placedAt }: Order): PlacedOrder => ({
  id,
  reference,
  version,
  currency,
  grandTotal: totals.grandTotal,
  placedAt,
})

/**
 * Places an order and runs its items as far as they go by themselves: a prepaid one is split and stands before its
 * merchants when this answers. One transaction, one statement. A repeated key answers the order placed first.
 */
export async function placeOrder(deps: OrderDeps, actor: Actor, input: PlaceOrder): Promise<PlacedOrder> {
  const setting = await settingOf(deps, actor)
  const store = setting.marketplace.stores.get(input.store)
  if (!store) {
    throw new Refused('order.unknown-store', `store: there is no store ${input.store}. Use one of ${[...setting.marketplace.stores.keys()].join(', ')}.`, { path: ['store'] })
  }
  const { idempotencyKey, ...request } = input
  const reference = `${store.code}--${await deps.orders.nextNumber(store.code)}`
  const decided = startOrder(toOrder(request, { ...setting, store, reference }), setting, deps.registry)
  const order = { ...decided.order, version: 1 }
  return deps.orders.place({
    order,
    events: decided.events,
    jobs: decided.jobs,
    actor,
    at: setting.now,
    answer: placedOrder(order),
    idempotency: { key: idempotencyKey, actor: actor.id, requestHash: requestHash('orders.place', request) },
  })
}
