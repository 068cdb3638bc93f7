import { Pool } from 'pg'
import type { PoolConfig } from 'pg'

/**
 * A pool whose connections are never cut off unheard: one that is just being closed (`end` does not wait for all of
 * them) has no listener left, and a server that hangs up on it would end the process.
 */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config)
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
