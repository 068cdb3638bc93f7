import type { Pool, QueryConfig } from 'pg'
import { uuidv7 } from 'uuidv7'
import { placeOrder as contract } from '@souk/contract/orders'
import { builtins } from '@souk/domain/engine/builtins/registry'
import { batch } from '@souk/postgres/orders/batch'
import { postgresOrderLists } from '@souk/postgres/orders/lists'
import { postgresOrderStore } from '@souk/postgres/orders/order-store'
import { postgresOutsideSteps } from '@souk/postgres/orders/outside-steps'
import { placedRows } from '@souk/postgres/orders/placing'
import { placeStatement } from '@souk/postgres/orders/statements'
import { createPrisma } from '@souk/postgres/prisma'
import { postgresSetupStore } from '@souk/postgres/setup/setup-store'
import type { OrderDeps } from '@souk/services/orders/deps'
import type { Commit } from '@souk/services/orders/order-store'
import { placeOrder } from '@souk/services/orders/place-order'
import { liveMarketplace } from '@souk/services/setup/marketplace'
import type { Cart } from '../journeys/cart.ts'

const shop = { kind: 'shop', id: 'bench', name: 'Bench shop' } as const

/**
 * Turns carts into the very statements that placing them alone would send, parameters and all, and sends nothing: what
 * is left to do is what no program can spare the database.
 */
export function rawOrders(pool: Pool): (cart: Cart) => Promise<QueryConfig> {
  const store = postgresOrderStore({ pool, newId: uuidv7 })
  const deps: Omit<OrderDeps, 'orders'> = {
    lists: postgresOrderLists(pool),
    steps: postgresOutsideSteps(pool),
    marketplace: liveMarketplace(postgresSetupStore({ prisma: createPrisma(pool) })),
    registry: builtins,
    now: () => new Date(),
    newId: uuidv7,
  }
  return async (cart) => {
    const decided = Promise.withResolvers<Commit<unknown>>()
    const orders = {
      ...store,
      async place<Answer>(commit: Commit<Answer>): Promise<Answer> {
        decided.resolve(commit)
        return commit.answer
      },
    }
    await placeOrder({ ...deps, orders }, shop, contract.parse({ ...cart, idempotencyKey: uuidv7() }))
    return placeStatement(batch([placedRows(await decided.promise, uuidv7)]))
  }
}
