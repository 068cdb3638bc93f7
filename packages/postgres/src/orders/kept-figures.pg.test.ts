import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { relocate } from '@souk/domain/engine/relocate'
import { begin } from '@souk/domain/engine/work'
import { DE } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { commitOf } from '@souk/services/orders/commit'
import { engineOf } from '@souk/services/orders/deps'
import { aSouk, operator } from '@souk/services/testing/souk'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { emptyOrders } from '../testing/empty.ts'
import { recount } from '../testing/recount.ts'
import { postgresOrders } from './orders.ts'

let database: TestDatabase
let pool: HeldPool
let other: HeldPool

beforeAll(async () => {
  database = await testDatabase()
  const open = () => openPool({ connectionString: database.url })
  ;[pool, other] = [open(), open()]
})
afterAll(async () => {
  await Promise.all([pool, other].map((one) => one[Symbol.asyncDispose]()))
  await database[Symbol.asyncDispose]()
})
beforeEach(() => emptyOrders(pool, DE))

/** A server before the database. */
const server = (own: HeldPool) => aSouk({ newId: uuidv7, kept: postgresOrders({ pool: own, newId: uuidv7 }) })

test('two servers that reserve the same goods in any order at once never wait in a circle', async () => {
  const [first, second] = [await server(pool), await server(other)]
  const skus = ['lamp', 'table', 'chair', 'sofa', 'shelf']
  const placing = Array.from({ length: 60 }, (_, n) => {
    const turned = [...skus.slice(n % skus.length), ...skus.slice(0, n % skus.length)]
    const items = (n % 2 ? turned : turned.toReversed()).map((sku) => aLine({ sku }))
    return (n % 2 ? first : second).place({ items, payments: [{ method: 'card', captured: true }] })
  })
  await Promise.all(placing)
  expect(await recount(pool)).toEqual([])
  const { rows } = await pool.query(`select
    (select sum(quantity)::int from stock_reservation) as reserved,
    (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks`)
  expect(rows).toEqual([{ reserved: 300, deadlocks: 0 }])
})

/** The statement of the migration that counts what was out of step before anybody counted. */
async function countingStatement(): Promise<string> {
  const folder = join(import.meta.dirname, '../../migrations')
  const name = (await readdir(folder)).find((one) => one.endsWith('_out_of_step')) ?? ''
  const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
  return sql.slice(sql.indexOf('WITH pair'))
}

test('orders that were out of step before that was counted are counted by the migration', async () => {
  const souk = await server(pool)
  const { orders } = souk
  const { id } = await souk.place({ items: [aLine({ quantity: 3 })] })
  await souk.trigger(operator, id, 'pay')
  const engine = await engineOf(orders, operator)
  await orders.orders.change(id, (order) => {
    const [one, two] = order.items
    const items = [one, two].flatMap((item) => item?.id ?? [])
    const process = one?.machine.process
    if (!process) return { unchanged: null }
    const strayed = { side: 'marketplace', items, process, to: 'delivered', reason: 'by hand' } as const
    return commitOf(order, { ...relocate(begin(order), strayed, engine), results: [] }, { engine, answer: () => null })
  })
  await pool.query(`update marketplace_order set unpaired = 0, row = (row::jsonb - 'unpaired')::json`)
  expect(await recount(pool)).toMatchObject([{ what: 'unpaired', kept: 0, counted: 2 }])
  await pool.query(await countingStatement())
  expect(await recount(pool)).toEqual([])
})
