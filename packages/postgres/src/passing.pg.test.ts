import { once } from 'node:events'
import type { Pool } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { isPassing } from './passing.ts'
import { openPool } from './pool.ts'
import { createPrisma } from './prisma.ts'
import { testDatabase } from './testing/database.ts'

async function open() {
  const database = await testDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  const pool = openPool({ connectionString: database.url, max: 1 })
  onTestFinished(() => pool[Symbol.asyncDispose]())
  pool.on('error', () => {})
  return { pool, prisma: createPrisma(pool), url: database.url }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

/** The server ends the connection by itself as soon as it sleeps in a transaction. */
const SLEEPY = `set idle_in_transaction_session_timeout = '10ms'`

test('a database that is not there is away, whoever asks', async () => {
  const { url } = await open()
  const nowhere = new URL(url)
  nowhere.port = '1'
  const pool = openPool({ connectionString: nowhere.href })
  const prisma = createPrisma(pool)
  expect(isPassing(await failureOf(pool.query('select 1')))).toBe(true)
  expect(isPassing(await failureOf(prisma.user.count()))).toBe(true)
  expect(isPassing(await failureOf(prisma.$transaction(async (tx) => tx.user.count())))).toBe(true)
})

test('so is one that hangs up in the middle', async () => {
  const { pool, prisma } = await open()
  const suicide = 'select pg_terminate_backend(pg_backend_pid())'
  expect(isPassing(await failureOf(pool.query(suicide)))).toBe(true)
  expect(isPassing(await failureOf(prisma.$queryRawUnsafe(suicide)))).toBe(true)
})

test('so is a connection that was ended because its transaction slept', async () => {
  const { pool } = await open()
  const client = await (pool as Pool).connect()
  await client.query(SLEEPY)
  const ended = once(client, 'error')
  await client.query('begin')
  expect(isPassing((await ended)[0])).toBe(true)
  expect(isPassing(await failureOf(client.query('select 1')))).toBe(true)
  client.release(true)
})

test('a statement’s own fault is none, and neither is a bug', async () => {
  const { pool } = await open()
  expect(isPassing(await failureOf(pool.query('select nothing')))).toBe(false)
  expect(isPassing(await failureOf(pool.query(`insert into feed_epoch (id, epoch) values (1, 'twice')`)))).toBe(false)
  expect(isPassing(new TypeError('x is not a function'))).toBe(false)
  expect(isPassing(undefined)).toBe(false)
})
