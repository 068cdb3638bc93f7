import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
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
import { postgresFeedStore } from '../feed/feed-store.ts'
import { emptyOrders } from '../testing/empty.ts'
import { testPool } from '../testing/pool.ts'
import { postgresOrderStore } from './order-store.ts'
import { postgresOrders } from './orders.ts'

const pool = await testPool()

/** As if it were new: a database per test would take a second each. */
const open: OpenOrders = async () => {
  await emptyOrders(pool, DE)
  return { ...postgresOrders({ pool, newId: uuidv7 }), feed: postgresFeedStore(pool), newId: uuidv7 }
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
