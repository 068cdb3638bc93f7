import type { QueryConfig } from 'pg'
import { openPool } from '@souk/postgres/pool'
import { cartsOf } from './carts.ts'
import type { Method } from './carts.ts'
import { cpuOf, cpuOfTree } from './cpu.ts'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { rawOrders } from './raw-orders.ts'
import { inFlight, inTurn } from './rounds.ts'
import { openShop } from './shop.ts'

const IN_FLIGHT = 16
const ORDERS = 500
const ROUNDS = 7
/** V8 goes on compiling a server for some thousands of orders: until then one costs twice the CPU. */
const WARM_UP_ROUNDS = 12

/** What one side of a round took. CPU in milliseconds per order. */
interface Spent {
  readonly perSecond: number
  readonly node: number
  readonly postgres: number
}

/** `pid`: the node process that does the work. */
async function spent({ postmasterPid }: Marketplace, pid: number, work: () => Promise<void>): Promise<Spent> {
  const [node, postgres, begun] = [cpuOf(pid), cpuOfTree(postmasterPid), performance.now()]
  await work()
  const seconds = (performance.now() - begun) / 1000
  return {
    perSecond: ORDERS / seconds,
    node: (cpuOf(pid) - node) / ORDERS,
    postgres: (cpuOfTree(postmasterPid) - postgres) / ORDERS,
  }
}

async function measured(marketplace: Marketplace, method: Method): Promise<Figure[]> {
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: IN_FLIGHT, pipeline: true })
  const shop = openShop(marketplace, IN_FLIGHT)
  const cart = cartsOf(marketplace)
  const carts = () => Array.from({ length: ORDERS }, () => cart(method))
  const statement = rawOrders(pool)
  const sides = {
    async product() {
      const all = carts()
      return spent(marketplace, marketplace.serverPid, () => inFlight(IN_FLIGHT, all, shop.place))
    },
    async baseline() {
      const all: QueryConfig[] = []
      for (const one of carts()) all.push(await statement(one))
      return spent(marketplace, process.pid, () => inFlight(IN_FLIGHT, all, (query) => pool.query(query)))
    },
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await sides.product()
  await sides.baseline()
  await pool.query('analyze')
  await inTurn(1, sides)
  const rounds = await inTurn(ROUNDS, sides)
  shop.close()
  const of = (what: keyof Spent) =>
    rounds.map(({ product, baseline }) => ({ value: product[what], baseline: baseline[what] }))
  const name = `placing, ${method === 'card' ? 'prepaid' : 'on invoice'}`
  const perOrder = 'ms of CPU an order'
  return [
    figureOf(of('perSecond'), {
      what: `${name}, ${IN_FLIGHT} in flight`,
      unit: 'orders/s',
      target: { of: 'ratio', least: 0.7 },
      note: 'orders.place over HTTP ÷ one ready statement an order over a pool of 16',
    }),
    figureOf(of('node'), { what: `${name}: Node`, unit: perOrder, note: 'the server ÷ what sends the statements' }),
    figureOf(of('postgres'), { what: `${name}: PostgreSQL`, unit: perOrder }),
  ]
}

/** Orders of four items of two merchants, placed as fast as the server takes them. */
export async function place(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  return [...(await measured(marketplace, 'invoice')), ...(await measured(marketplace, 'card'))]
}
