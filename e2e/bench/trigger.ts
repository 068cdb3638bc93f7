import type { QueryConfig } from 'pg'
import type { OrderItemId } from '@souk/domain/ids'
import { openPool } from '@souk/postgres/pool'
import { cartsOf } from './carts.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import { orderDeps, raw } from './raw.ts'
import { inFlight, inTurn } from './rounds.ts'
import { openShop } from './shop.ts'
import { figuresOf, spent } from './spent.ts'

const IN_FLIGHT = 16
const TRIGGERS = 500
const ROUNDS = 7
const WARM_UP_ROUNDS = 8
/** Moves an item that stands before its merchant by one state. */
const EVENT = 'skip picking'

/** One item of an order of four moves by one state, each time of another order. */
export async function trigger(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: IN_FLIGHT, pipeline: true })
  const shop = openShop(marketplace, IN_FLIGHT)
  const cart = cartsOf(marketplace)
  const { orders } = orderDeps(pool)
  const statement = raw(pool).trigger

  async function first(order: Parameters<typeof orders.byId>[0]): Promise<OrderItemId[]> {
    const [item] = (await orders.byId(order))?.items ?? []
    return item ? [item.id] : []
  }
  async function asked() {
    const carts = Array.from({ length: TRIGGERS }, () => cart('card'))
    const placed = await inFlight(IN_FLIGHT, carts, shop.place)
    return inFlight(IN_FLIGHT, placed, async ({ id, reference }) => {
      return { order: id, reference, event: EVENT, items: await first(id) }
    })
  }
  const sides = {
    async product() {
      const all = await asked()
      const by = { pid: marketplace.serverPid, acts: TRIGGERS }
      return spent(marketplace, by, () => inFlight(IN_FLIGHT, all, shop.trigger))
    },
    async baseline() {
      const all: QueryConfig[] = []
      for (const one of await asked()) all.push(await statement(one))
      const by = { pid: process.pid, acts: TRIGGERS }
      return spent(marketplace, by, () => inFlight(IN_FLIGHT, all, (query) => pool.query(query)))
    },
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await sides.product()
  await sides.baseline()
  await pool.query('analyze')
  await inTurn(1, sides)
  const rounds = await inTurn(ROUNDS, sides)
  shop.close()
  return figuresOf(rounds, {
    name: 'trigger of 1 item',
    act: ['a trigger', 'triggers'],
    inFlight: IN_FLIGHT,
    target: { of: 'ratio', least: 0.6 },
    note: 'orders.trigger over HTTP ÷ the one ready statement that writes it, over a pool of 16',
  })
}
