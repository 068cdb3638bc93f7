import { expect, test } from 'vitest'
import { openPool } from '../pool.ts'
import { createPrisma } from '../prisma.ts'
import { testDatabase } from '../testing/database.ts'
import { announcing } from './announcing.ts'

test('a write of a node that is cut off in the middle of it ends within seconds', async () => {
  await using database = await testDatabase()
  await using pool = openPool({ connectionString: database.url })
  const prisma = createPrisma(pool)
  const limit = await announcing({ prisma })((tx) => tx.$queryRaw`show idle_in_transaction_session_timeout`)
  expect(limit).toEqual([{ idle_in_transaction_session_timeout: '5s' }])
})
