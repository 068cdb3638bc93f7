import { afterAll, beforeAll } from 'vitest'
import { presenceStoreContract } from '@souk/services/presence/presence-store.contract'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { postgresPresence } from './presence-store.ts'

let database: TestDatabase
let pool: HeldPool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ connectionString: database.url, max: 10, pipeline: true })
})

afterAll(async () => {
  await pool[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

presenceStoreContract('on PostgreSQL', async () => {
  await pool.query('truncate presence, handling')
  return {
    store: postgresPresence(pool),
    async age(ms) {
      await pool.query(`update presence set expires = expires - make_interval(secs => ${ms / 1000})`)
      await pool.query(`update handling set since = since - make_interval(secs => ${ms / 1000}),
        until = until - make_interval(secs => ${ms / 1000})`)
    },
  }
})
