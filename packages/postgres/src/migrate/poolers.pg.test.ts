import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { lendingPooler } from '../testing/lending-pooler.ts'
import { requireOwnSession, requirePreparing } from './poolers.ts'

test('the database itself keeps sessions and what they prepare', async () => {
  await using database = await testDatabase()
  await requireOwnSession(database.url)
  await requirePreparing(database.url)
})

test('a pooler that lends a session to each transaction is refused where a session is held', async () => {
  await using database = await testDatabase()
  await using pooler = await lendingPooler(database.url)
  await expect(requireOwnSession(pooler.url)).rejects.toThrow('Name the database itself in DATABASE_DIRECT_URL.')
})

test('a pooler that passes prepared statements on as they come is refused', async () => {
  await using database = await testDatabase()
  await using pooler = await lendingPooler(database.url)
  await expect(requirePreparing(pooler.url)).rejects.toThrow('PgBouncer 1.21 or newer')
})
