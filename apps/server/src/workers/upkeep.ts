import type { Pool } from 'pg'
import { databaseTime, maintainPartitions } from '@souk/postgres/feed/partitions'
import { dropOldKeys } from '@souk/postgres/orders/idempotency-keys'
import { dropFreedStock } from '@souk/postgres/orders/stock'
import type { StateCounters } from '@souk/services/orders/state-counters'
import type { Worker } from './loop.ts'

const HOUR_MS = 3_600_000
const FOLD_EVERY_MS = 2_000
/** So many folded entries say that more wait. */
const MANY = 500

/** Coming partitions are made and old rows dropped, hourly on every node: each does nothing where another was first. */
export function upkeepWorker(pool: Pool, now = () => databaseTime(pool)): Worker {
  return {
    name: 'upkeep',
    async round() {
      await maintainPartitions(pool, await now())
      await dropOldKeys(pool)
      await dropFreedStock(pool)
      return HOUR_MS
    },
  }
}

/**
 * Keeps the counters close behind the feed, whether anybody looks or not; who looks folds the rest. Folding entry by entry
 * as they come would cost more than the orders themselves.
 */
export function countersWorker(counters: StateCounters): Worker {
  return { name: 'counters', round: async () => ((await counters.fold()) >= MANY ? 0 : FOLD_EVERY_MS) }
}
