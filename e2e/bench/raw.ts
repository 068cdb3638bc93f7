import type { Pool, QueryConfig } from 'pg'
import { uuidv7 } from 'uuidv7'
import { placeOrder as contract } from '@souk/contract/orders'
import { builtins } from '@souk/domain/engine/builtins/registry'
import { batch } from '@souk/postgres/orders/batch'
import { postgresOrders } from '@souk/postgres/orders/orders'
import { placementRows } from '@souk/postgres/orders/placing'
import { commitRows } from '@souk/postgres/orders/rows'
import { changeStatement, placeStatement } from '@souk/postgres/orders/statements'
import { createPrisma } from '@souk/postgres/prisma'
import { postgresSetupStore } from '@souk/postgres/setup/setup-store'
import type { OrderDeps } from '@souk/services/orders/deps'
import type { Commit, OrderStore } from '@souk/services/orders/order-store'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import type { TriggerRequest } from '@souk/services/orders/trigger-event'
import { liveMarketplace } from '@souk/services/setup/marketplace'
import type { Cart } from '../journeys/cart.ts'

const shop = { kind: 'shop', id: 'bench', name: 'Bench shop' } as const
const system = { ...shop, kind: 'system' } as const

/** What an order's use cases need, over a pool of one's own: the product without its server. */
export function orderDeps(pool: Pool): OrderDeps {
  return {
    ...postgresOrders({ pool, newId: uuidv7 }),
    marketplace: liveMarketplace(postgresSetupStore({ prisma: createPrisma(pool) })),
    registry: builtins,
    now: () => new Date(),
    newId: uuidv7,
  }
}

/** The commit an act comes to, of which nothing is written. */
async function decided(deps: OrderDeps, act: (deps: OrderDeps) => Promise<unknown>): Promise<Commit<unknown>> {
  const commits: Commit<unknown>[] = []
  const orders: OrderStore = {
    ...deps.orders,
    async place(commit) {
      commits.push(commit)
      return commit.answer
    },
    async change(id, decide, idempotency) {
      const order = await deps.orders.byId(id)
      const change = order && decide(order)
      if (!change || 'unchanged' in change) throw new Error(`order ${id} would not change`)
      commits.push({ ...change, ...(idempotency && { idempotency }) })
      return change.answer
    },
  }
  await act({ ...deps, orders })
  const [commit] = commits
  if (!commit) throw new Error('the act came to no commit')
  return commit
}

/**
 * Turns acts into the very statements that they alone would send, parameters and all, and sends nothing: what is left to
 * do is what no program can spare the database.
 */
export function raw(pool: Pool) {
  const deps = orderDeps(pool)
  return {
    /** `onTopic`: which topics hear of it; all unless said otherwise. */
    async placing(cart: Cart, onTopic: (topic: string) => boolean = () => true): Promise<QueryConfig> {
      const input = contract.parse({ ...cart, idempotencyKey: uuidv7() })
      const commit = await decided(deps, (asked) => placeOrder(asked, shop, input))
      const rows = placementRows(commit, uuidv7)
      return placeStatement(batch([{ ...rows, feed: rows.feed.filter(({ topic }) => onTopic(topic)) }]))
    },
    async trigger(of: Pick<TriggerRequest, 'order' | 'event' | 'items'>): Promise<QueryConfig> {
      const request: TriggerRequest = { ...of, side: 'marketplace', reference: '', idempotencyKey: uuidv7(), data: {} }
      const commit = await decided(deps, (asked) => triggerEvent(asked, system, request))
      return changeStatement(batch([commitRows(commit, uuidv7).given]))
    },
  }
}
