import type { Pool } from 'pg'
import { maintainPartitions } from '@souk/postgres/feed/partitions'
import { dropOldKeys } from '@souk/postgres/orders/idempotency-keys'
import type { StateCounters } from '@souk/services/orders/order-store'
import type { Worker } from './loop.ts'

const HOUR_MS = 3_600_000
const FOLD_EVERY_MS = 500

/** Coming partitions are made and old rows dropped, hourly on every node: each does nothing where another was first. */
export function upkeepWorker(pool: Pool, now: () => Date): Worker {
  return {
    name: 'upkeep',
    async round() {
      await maintainPartitions(pool, now())
      await dropOldKeys(pool, now())
      return HOUR_MS
    },
  }
}

/** Keeps the counters close behind the feed, whether anybody looks or not. */
export function countersWorker(counters: StateCounters): Worker {
  return { name: 'counters', round: async () => ((await counters.fold()) > 0 ? 0 : FOLD_EVERY_MS) }
}
