import { afterAll, beforeAll } from 'vitest'
import { ledgerContract } from '@souk/services/payouts/ledger.contract'
import { openPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { postgresLedger } from './ledger.ts'

let database: TestDatabase
let pool: ReturnType<typeof openPool>

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ connectionString: database.url, max: 10, pipeline: true })
})

afterAll(async () => {
  await pool[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

ledgerContract('on PostgreSQL', async () => {
  await pool.query('truncate ledger_entry')
  return postgresLedger(pool)
})
