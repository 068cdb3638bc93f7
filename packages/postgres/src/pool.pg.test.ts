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

test('a connection that breaks while it is used fails its user alone', async () => {
  await using database = await testDatabase()
  await using pool = openPool({ connectionString: database.url, max: 2 })
  pool.on('error', () => {})
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const asked = Promise.allSettled([client.query('select pg_sleep(60)')])
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  expect(await asked).toMatchObject([{ status: 'rejected' }])
  client.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
