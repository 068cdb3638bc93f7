import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DE } from '@souk/domain/testing/marketplace'
import { orderDocumentsContract } from '@souk/services/orders/order-documents.contract'
import { orderListsContract } from '@souk/services/orders/order-lists.contract'
import { orderQueuesContract } from '@souk/services/orders/order-queues.contract'
import { orderStoreContract } from '@souk/services/orders/order-store.contract'
import { processItemsContract } from '@souk/services/orders/process-items.contract'
import { stockContract } from '@souk/services/stock/stock.contract'
import { tasksContract } from '@souk/services/tasks/tasks.contract'
import { bigCart, soukOn } from '@souk/services/testing/kept-orders'
import type { OpenOrders } from '@souk/services/testing/kept-orders'
import { postgresStateCounters } from '../feed/counters.ts'
import { postgresFeedStore } from '../feed/feed-store.ts'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { postgresTasks } from '../tasks/tasks.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { emptyOrders } from '../testing/empty.ts'
import { postgresOrderLists } from './lists.ts'
import { postgresOrderDocuments } from './order-documents.ts'
import { postgresOrderStore } from './order-store.ts'
import { postgresOutsideSteps } from './outside-steps.ts'
import { postgresProcessItems } from './process-items.ts'
import { postgresStock } from './stock.ts'
import { postgresTimers } from './timers.ts'

let database: TestDatabase
let pool: HeldPool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ connectionString: database.url, pipeline: true })
})

afterAll(async () => {
  await pool[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

/** As if it were new: a database per test would take a second each. */
const open: OpenOrders = async () => {
  await emptyOrders(pool, DE)
  return {
    orders: postgresOrderStore({ pool, newId: uuidv7 }),
    lists: postgresOrderLists(pool),
    documents: postgresOrderDocuments(pool),
    steps: postgresOutsideSteps(pool),
    tasks: postgresTasks(pool),
    processItems: postgresProcessItems(pool),
    stock: postgresStock(pool),
    timers: postgresTimers(pool),
    counters: postgresStateCounters(pool),
    feed: postgresFeedStore(pool),
    newId: uuidv7,
  }
}

orderStoreContract('on PostgreSQL', open)
orderDocumentsContract('on PostgreSQL', open)
orderListsContract('on PostgreSQL', open)
orderQueuesContract('on PostgreSQL', open)
tasksContract('on PostgreSQL', open)
processItemsContract('on PostgreSQL', open)
stockContract('on PostgreSQL', open)

test('an order that another node placed is found by its reference', async () => {
  const { place } = await soukOn(open)
  const { id, reference } = await place(bigCart)
  expect(await postgresOrderStore({ pool, newId: uuidv7 }).idByReference(reference)).toBe(id)
})
