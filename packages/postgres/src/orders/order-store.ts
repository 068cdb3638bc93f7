import type { Pool } from 'pg'
import type { MerchantId, MerchantOrderId, NewId, OrderId } from '@souk/domain/ids'
import type { Recorded } from '@souk/domain/order/events'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { OrderStore } from '@souk/services/orders/order-store'
import { changing } from './changing.ts'
import { loadQuery, orderOf } from './load.ts'
import type { LoadedOrder } from './load.ts'
import { orderIds } from './order-ids.ts'
import { orderNumbers } from './order-numbers.ts'
import { placing } from './placing.ts'

export interface PostgresOrderStoreOptions {
  readonly pool: Pool
  readonly newId: NewId
  /** Called after each commit with what the feed gained, so that this node need not read it back. */
  readonly onCommitted?: (entries: readonly FeedEntry[]) => void
}

/** `OrderStore` on PostgreSQL: placing is one shared statement, a change is lock + load, decide, one statement. */
export function postgresOrderStore(options: PostgresOrderStoreOptions): OrderStore {
  const { pool } = options
  const ids = orderIds(pool)
  return {
    place: placing({ ...options, onPlaced: ({ reference, id }) => ids.remember(reference, id) }),
    ...changing(options),
    async byId(id) {
      const { rows } = await pool.query<{ loaded: LoadedOrder }>(loadQuery([id]))
      return rows[0] && orderOf(rows[0].loaded)
    },
    async events(order, after) {
      const { rows } = await pool.query<{ recorded: Recorded }>({
        name: 'order-events',
        text: `select json_build_object('id', id, 'order', order_id, 'version', version, 'merchant', merchant_id,
                 'event', event, 'actor', actor, 'at', iso(at)) as recorded
               from order_event where order_id = $1 and version > $2 order by version, id`,
        values: [order, after],
      })
      return rows.map((row) => row.recorded)
    },
    idByReference: ids.find,
    async idByMerchantOrder(reference, merchant) {
      const { rows } = await pool.query<{ order: OrderId; merchantOrder: MerchantOrderId; merchant: MerchantId }>({
        name: 'order-by-merchant-order',
        text: `select order_id as "order", id as "merchantOrder", merchant_id as merchant from merchant_order
               where reference = $1 and ($2::uuid is null or merchant_id = $2)`,
        values: [reference, merchant ?? null],
      })
      return rows[0]
    },
    nextNumber: orderNumbers(pool),
  }
}
