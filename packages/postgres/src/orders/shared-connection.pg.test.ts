import type { PoolClient } from 'pg'
import { expect, test } from 'vitest'
import { testPool } from '../testing/pool.ts'
import { sharedConnection } from './shared-connection.ts'

const pool = await testPool()

/** A whole transaction; answers the process that ran it. */
async function ranBy(client: PoolClient, statement = 'select 1'): Promise<number> {
  const begun = client.query('begin')
  const asked = client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const [, { rows }] = await Promise.all([begun, asked, client.query(statement), client.query('commit')])
  return rows[0]?.pid ?? 0
}

test('those who work at the same time share a connection, which is then the pool’s again', async () => {
  const withConnection = sharedConnection(pool)
  const pids = await Promise.all([1, 2, 3].map(() => withConnection(ranBy)))
  expect(new Set(pids).size).toBe(1)
  expect([pool.totalCount, pool.idleCount]).toEqual([1, 1])
  expect(await withConnection(ranBy)).toBe(pids[0])
})

test('a transaction that fails leaves those beside it as they are', async () => {
  const withConnection = sharedConnection(pool)
  const all = ['select 1', 'select 1 / 0', 'select 2'].map((one) => withConnection((client) => ranBy(client, one)))
  const settled = await Promise.allSettled(all)
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(pool.idleCount).toBe(pool.totalCount)
})

test('where a connection broke, whoever comes next takes another', async () => {
  const withConnection = sharedConnection(pool)
  const cutOff = 'select pg_terminate_backend(pg_backend_pid())'
  const broken = [cutOff, 'select 1'].map((one) => withConnection((client) => ranBy(client, one)))
  const next = broken.map((one) => one.catch(() => withConnection(ranBy)))
  expect((await Promise.allSettled(broken)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all(next)).toEqual([expect.any(Number), expect.any(Number)])
  expect(pool.idleCount).toBe(pool.totalCount)
})
