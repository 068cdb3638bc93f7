import { expect, onTestFinished, test, vi } from 'vitest'
import { dropOldKeys } from '../orders/idempotency-keys.ts'
import { testPool } from '../testing/pool.ts'
import { postgresStateCounters } from './counters.ts'
import { databaseTime, maintainPartitions } from './partitions.ts'

const pool = await testPool({ max: 1 })

const DAYS = [0, 1, 6, 8, 30]

/** One entry and one key of each of these days ago; answers of which days they are still there after upkeep. */
async function keptDays(topic: string): Promise<{ readonly feed: number[]; readonly keys: number[] }> {
  for (const days of DAYS) {
    const given = [topic, days, `${days} days`]
    await pool.query(`insert into feed (topic, seq, payload, at) values ($1, $2, '{}', now() - $3::interval)`, given)
    await pool.query(
      `insert into idempotency (actor, key, request_hash, answer, at) values ($1, $2::int::text, '', '{}', now() - $3::interval)`,
      given,
    )
  }
  await maintainPartitions(pool, await databaseTime(pool))
  await dropOldKeys(pool)
  const { rows: feed } = await pool.query<{ day: number }>(
    'select seq::int as day from feed where topic = $1 order by 1',
    [topic],
  )
  const { rows: keys } = await pool.query<{ day: number }>(
    'select key::int as day from idempotency where actor = $1 order by 1',
    [topic],
  )
  return { feed: feed.map(({ day }) => day), keys: keys.map(({ day }) => day) }
}

test('the feed keeps a week, keys are kept a day', async () => {
  expect(await keptDays('m:one')).toEqual({ feed: [0, 1, 6], keys: [0] })
})

test('a node whose clock is weeks ahead takes nothing away that others need', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20 * 86_400_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect(await keptDays('m:two')).toEqual({ feed: [0, 1, 6], keys: [0] })
})

test('what the counters have not read yet is kept, however old it is', async () => {
  const seqs = async () =>
    (await pool.query<{ seq: number }>(`select seq::int from feed where topic = 'p:3' order by 1`)).rows
  await pool.query(`insert into feed (topic, seq, payload, at)
    select 'p:3', n, '{"moves":[]}', now() - interval '40 days' + n * interval '10 days' from generate_series(1, 3) as n`)
  await pool.query('update projector set seq = 1 where shard = 3')
  await maintainPartitions(pool, await databaseTime(pool))
  expect(await seqs()).toEqual([{ seq: 2 }, { seq: 3 }])
  await postgresStateCounters(pool).fold()
  await maintainPartitions(pool, await databaseTime(pool))
  expect(await seqs()).toEqual([])
})

test('days are those of UTC, whatever the time zone of the database', async () => {
  const later = new Date(Date.now() + 20 * 86_400_000)
  const day = later.toISOString().slice(0, 10)
  await pool.query(`set time zone 'America/New_York'`)
  onTestFinished(() => void pool.query('set time zone utc'))
  await maintainPartitions(pool, later)
  const { rows } = await pool.query<{ partition: string }>(
    `insert into feed (topic, seq, payload, at) values ('m:three', 1, '{}', $1), ('m:three', 2, '{}', $2)
     returning tableoid::regclass as partition`,
    [`${day}T00:00:00Z`, `${day}T23:59:59Z`],
  )
  const partition = `feed_${day.replaceAll('-', '')}`
  expect(rows).toEqual([{ partition }, { partition }])
})
