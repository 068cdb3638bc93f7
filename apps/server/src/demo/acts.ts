import type { Actor } from '@souk/domain/actor'
import type { OrderId, OrderItemId } from '@souk/domain/ids'
import type { Merchant, Side } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { startAmendment } from '@souk/services/amendments/start-amendment'
import { cancelOrder } from '@souk/services/orders/cancel-order'
import { system } from '@souk/services/orders/deps'
import type { OrderDeps } from '@souk/services/orders/deps'
import { fireTimers } from '@souk/services/orders/fire-timers'
import { triggerEvent } from '@souk/services/orders/trigger-event'

/**
 * Who does something in the demo. `customer` cancels all of it, `editor` begins to edit it, `returns` sends goods back,
 * `time` lets time-outs fire.
 */
export type By = 'operator' | 'merchant' | 'customer' | 'editor' | 'returns' | 'time'

export interface Act {
  readonly by: By
  /** Of no meaning for `customer`, `editor` and `time`. */
  readonly event: string
  /** Default: all that can. */
  readonly items?: readonly OrderItemId[]
  /** The same key is the same act; default: a fresh one. */
  readonly key?: string
}

export const demoShop: Actor = { kind: 'shop', id: 'demo-shop', name: 'Demo shop' }
const operator: Actor = { kind: 'operator', id: 'demo-operator', name: 'Demo operator' }
const returns = system('returns', 'Returns desk')

const userOf = ({ id, name }: Pick<Merchant, 'id' | 'name'>): Actor => ({
  kind: 'merchant',
  id: `demo-${id}`,
  name,
  merchant: id,
})

async function fire(
  deps: OrderDeps,
  order: Order,
  { actor, side, act }: { actor: Actor; side: Side; act: Act },
): Promise<void> {
  const { event, items, key = deps.newId() } = act
  const asked = { order: order.id, reference: order.reference, side, event, data: {}, idempotencyKey: key }
  try {
    await triggerEvent(deps, actor, { ...asked, ...(items && { items: [...items] }) })
  } catch (error) {
    // A story is told to all merchants; those whose process has no such event leave it out.
    if (!(error instanceof Refused && error.code === 'step.no-such-event')) throw error
  }
}

/** Each merchant of the items acts on their own. */
async function fireByMerchants(deps: OrderDeps, order: Order, act: Act): Promise<void> {
  const { merchants } = await deps.marketplace.current()
  const meant = act.items && new Set<string>(act.items)
  const items = order.items.filter(({ id, merchantItem }) => merchantItem && (!meant || meant.has(id)))
  for (const [id, own] of Map.groupBy(items, ({ merchant }) => merchant)) {
    const actor = userOf({ id, name: merchants.get(id)?.name ?? 'Merchant' })
    await fire(deps, order, { actor, side: 'merchant', act: { ...act, items: own.map((item: OrderItem) => item.id) } })
  }
}

/** Does it by the use cases everybody uses. */
export async function perform(deps: OrderDeps, id: OrderId, act: Act): Promise<void> {
  const order = await deps.orders.byId(id)
  if (!order) throw new Error(`order ${id} is gone`)
  switch (act.by) {
    case 'operator':
      return fire(deps, order, { actor: operator, side: 'marketplace', act })
    case 'merchant':
      return fireByMerchants(deps, order, act)
    case 'returns':
      return fire(deps, order, { actor: returns, side: 'marketplace', act })
    case 'customer':
      await cancelOrder(deps, demoShop, { order: id, idempotencyKey: act.key ?? deps.newId() })
      return
    case 'editor':
      await startAmendment(deps, demoShop, {
        order: id,
        idempotencyKey: act.key ?? deps.newId(),
        customer: order.customer.reference ?? '',
      })
      return
    case 'time':
      await fireTimers(deps, id)
  }
}
