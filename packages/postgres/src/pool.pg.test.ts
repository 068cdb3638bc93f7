import { expect, test } from 'vitest'
import { openPool } from './pool.ts'
import { testDatabase } from './testing/database.ts'

test('a pool is closed when each of its connections is', async () => {
  await using database = await testDatabase()
  const pool = openPool({ connectionString: database.url, max: 5 })
  let closed = 0
  pool.on('remove', () => closed++)
  await Promise.all(Array.from({ length: 5 }, () => pool.query('select pg_sleep(0.01)')))
  await pool[Symbol.asyncDispose]()
  expect(closed).toBe(5)
})

test('a pool nobody used closes too', async () => {
  await using database = await testDatabase()
  await openPool({ connectionString: database.url })[Symbol.asyncDispose]()
})
