import { uuidv7 } from 'uuidv7'
import { memoryFeed } from '../live/memory-feed.ts'
import { stockContract } from '../stock/stock.contract.ts'
import { tasksContract } from '../tasks/tasks.contract.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { memoryOrders } from './memory-order-store.ts'
import { orderDocumentsContract } from './order-documents.contract.ts'
import { orderListsContract } from './order-lists.contract.ts'
import { orderQueuesContract } from './order-queues.contract.ts'
import { orderStoreContract } from './order-store.contract.ts'
import { processItemsContract } from './process-items.contract.ts'

const open: OpenOrders = async () => {
  const feed = memoryFeed()
  return { ...memoryOrders({ newId: uuidv7, feed }), feed, newId: uuidv7 }
}

orderStoreContract('in memory', open)
orderDocumentsContract('in memory', open)
orderListsContract('in memory', open)
orderQueuesContract('in memory', open)
tasksContract('in memory', open)
processItemsContract('in memory', open)
stockContract('in memory', open)
