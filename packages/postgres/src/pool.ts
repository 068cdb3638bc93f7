import { once } from 'node:events'
import { Pool } from 'pg'
import type { PoolClient, PoolConfig } from 'pg'

/** A pool that is closed when its last connection is: `end` alone waits for one of them. */
export interface HeldPool extends Pool, AsyncDisposable {}

/**
 * Opens a pool, to be disposed of before its server stops: a server that hangs up on a connection that is still being
 * closed would be reported as a fault, or end the process.
 */
export function openPool(config: PoolConfig): HeldPool {
  // A statement need not wait for the answer to the one before.
  const pool = new Pool({ pipeline: true, ...config })
  const open = new Set<PoolClient>()
  pool.on('connect', (client) => {
    open.add(client)
    // One that breaks in somebody's hands fails what they asked of it; unheard, it would end the process besides.
    client.on('error', () => {})
  })
  pool.on('remove', (client) => open.delete(client))
  const close = async (): Promise<void> => {
    await pool.end()
    while (open.size > 0) await once(pool, 'remove')
  }
  return Object.assign(pool, { [Symbol.asyncDispose]: close })
}
