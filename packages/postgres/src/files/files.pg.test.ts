import { afterAll, beforeAll } from 'vitest'
import { filesContract } from '@souk/services/files/files.contract'
import { openPool } from '../pool.ts'
import type { HeldPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/database.ts'
import { postgresFiles } from './files.ts'

let database: TestDatabase
let pool: HeldPool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ connectionString: database.url })
})

afterAll(async () => {
  await pool[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

filesContract('on PostgreSQL', () => postgresFiles(pool))
