import type { KeptOrders } from '@souk/services/orders/deps'
import { postgresStateCounters } from '../feed/counters.ts'
import { postgresTasks } from '../tasks/tasks.ts'
import { postgresOrderLists } from './lists.ts'
import { postgresOrderDocuments } from './order-documents.ts'
import { postgresOrderStore } from './order-store.ts'
import type { PostgresOrderStoreOptions } from './order-store.ts'
import { postgresOutsideSteps } from './outside-steps.ts'
import { postgresProcessItems } from './process-items.ts'
import { postgresStock } from './stock.ts'
import { postgresTimers } from './timers.ts'

/** All that keeps orders, on PostgreSQL. */
export function postgresOrders(options: PostgresOrderStoreOptions): KeptOrders {
  const { pool } = options
  return {
    orders: postgresOrderStore(options),
    lists: postgresOrderLists(pool),
    documents: postgresOrderDocuments(pool),
    steps: postgresOutsideSteps(pool),
    tasks: postgresTasks(pool),
    processItems: postgresProcessItems(pool),
    stock: postgresStock(pool),
    timers: postgresTimers(pool),
    counters: postgresStateCounters(pool),
  }
}
