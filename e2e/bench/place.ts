import type { QueryConfig } from 'pg'
import { openPool } from '@souk/postgres/pool'
import { cartsOf } from './carts.ts'
import type { Method } from './carts.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { raw } from './raw.ts'
import { inFlight, inTurn } from './rounds.ts'
import { openShop } from './shop.ts'
import { figuresOf, spent } from './spent.ts'

const IN_FLIGHT = 16
const ORDERS = 500
const ROUNDS = 7
/** V8 goes on compiling a server for some thousands of orders: until then one costs twice the CPU. */
const WARM_UP_ROUNDS = 12

async function measured(marketplace: Marketplace, method: Method): Promise<Figure[]> {
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: IN_FLIGHT, pipeline: true })
  const shop = openShop(marketplace, IN_FLIGHT)
  const cart = cartsOf(marketplace)
  const carts = () => Array.from({ length: ORDERS }, () => cart(method))
  const statement = raw(pool).placing
  const sides = {
    async product() {
      const all = carts()
      const by = { pid: marketplace.serverPid, acts: ORDERS }
      return spent(marketplace, by, () => inFlight(IN_FLIGHT, all, shop.place))
    },
    async baseline() {
      const all: QueryConfig[] = []
      for (const one of carts()) all.push(await statement(one))
      const by = { pid: process.pid, acts: ORDERS }
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
    name: `placing, ${method === 'card' ? 'prepaid' : 'on invoice'}`,
    act: ['an order', 'orders'],
    inFlight: IN_FLIGHT,
    target: { of: 'ratio', least: 1.4 },
    note: 'orders.place over HTTP ÷ one ready statement an order over a pool of 16',
  })
}

/** Orders of four items of two merchants, placed as fast as the server takes them. */
export async function place(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  return [...(await measured(marketplace, 'invoice')), ...(await measured(marketplace, 'card'))]
}
