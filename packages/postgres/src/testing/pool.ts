import type { PoolConfig } from 'pg'
import { afterAll } from 'vitest'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { testDatabase } from './database.ts'

/** A pool on a fresh database, set up like the server's; both are gone after the tests of the file. */
export async function testPool(config: PoolConfig = {}): Promise<HeldPool> {
  const database = await testDatabase()
  const pool = openPool({ connectionString: database.url, ...config })
  afterAll(async () => {
    await pool[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })
  return pool
}
