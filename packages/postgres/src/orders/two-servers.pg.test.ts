import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyRecorded } from '@souk/domain/order/commit'
import { DE } from '@souk/domain/testing/marketplace'
import { aCart, aLine } from '@souk/domain/testing/order'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { aSouk, operator, shop } from '@souk/services/testing/souk'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { sequenceOf } from './order-numbers.ts'
import { postgresOrderStore } from './order-store.ts'

const ORDERS = 120

let database: TestDatabase
let pools: readonly HeldPool[]

beforeAll(async () => {
  database = await testDatabase()
  pools = [1, 2].map(() => openPool({ connectionString: database.url }))
  await pools[0]?.query(`create sequence ${sequenceOf(DE)}`)
})

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool[Symbol.asyncDispose]()))
  await database[Symbol.asyncDispose]()
})

/** Two servers before one database, in turn. */
async function servers(): Promise<(n: number) => OrderDeps> {
  const { orders } = await aSouk({ newId: uuidv7 })
  const stores = pools.map((pool) => postgresOrderStore({ pool, newId: uuidv7 }))
  return (n) => ({ ...orders, orders: stores[n % stores.length] ?? orders.orders })
}

/** Of two merchants; every tenth is the act before it once more, every fifteenth PostgreSQL cannot store. */
function cartOf(n: number) {
  const key = n % 10 === 9 ? n - 1 : n
  const merchants = [2 + (key % 4), 2 + ((key + 1) % 4)]
  return {
    ...aCart({ items: merchants.map((merchant) => aLine({ merchant: `MER00000${merchant}` })) }),
    ...(isPoisoned(n) && { customReference: 'not in any \u0000 text' }),
    idempotencyKey: `order ${key}`,
  }
}

const isPoisoned = (n: number): boolean => n % 15 === 1

/** Placed at one server, paid at both at the same moment: how many of the payments moved something. */
async function live(server: (n: number) => OrderDeps, n: number) {
  const placed = await placeOrder(server(n), shop, cartOf(n) as Parameters<typeof placeOrder>[2])
  const asked = { order: placed.id, reference: placed.reference, side: 'marketplace', event: 'pay', data: {} } as const
  const answers = await Promise.all(
    [0, 1].map((which) => triggerEvent(server(which), operator, { ...asked, idempotencyKey: `pay ${n} ${which}` })),
  )
  return { placed, paid: answers.filter(({ results }) => results.some(({ outcome }) => outcome === 'moved')).length }
}

test('two servers at once, with acts repeated and orders nobody can store, lose nothing, double nothing and never deadlock', async () => {
  const server = await servers()
  const numbers = Array.from({ length: ORDERS }, (_, n) => n)
  const settled = await Promise.allSettled(numbers.map((n) => live(server, n)))
  expect(settled.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual(numbers.filter(isPoisoned))

  const lives = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const paid = Map.groupBy(lives, ({ placed }) => placed.id)
  const keys = new Set(numbers.filter((n) => !isPoisoned(n)).map((n) => cartOf(n).idempotencyKey))
  expect(paid.size).toBe(keys.size)
  for (const payments of paid.values()) expect(payments.reduce((sum, one) => sum + one.paid, 0)).toBe(1)

  const { orders } = server(0)
  for (const id of paid.keys()) {
    const order = await orders.byId(id)
    expect(order?.version).toBe(2)
    expect(applyRecorded(undefined, await orders.events(id, 0))).toEqual(order)
  }
  const [pool] = pools
  const counted = await pool?.query(`select
    (select count(*)::int from marketplace_order) as orders,
    (select count(*)::int from feed where topic like 'p:%') as board,
    (select count(*)::int from feed where topic like 'm:%') as merchants,
    (select count(*)::int from feed_head h where seq <> (select count(*) from feed f where f.topic = h.topic)) as holes,
    (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks`)
  expect(counted?.rows).toEqual([
    { orders: keys.size, board: keys.size * 2, merchants: keys.size * 2, holes: 0, deadlocks: 0 },
  ])
})
