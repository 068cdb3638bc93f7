import type { Pool, QueryConfig } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { testPool } from '../testing/pool.ts'
import { postgresStateCounters } from './counters.ts'

const pool = await testPool()

const ENTRIES = 3_000
/** What keeps a shard in one hand at a time. */
const LEASE = 'for update skip locked'

/** One item enters a state with each entry of one shard. */
beforeEach(async () => {
  const id = '00000000-0000-4000-8000-000000000000'
  const moves = [{ process: id, store: 'DE', merchant: id, from: null, to: 'new', count: 1 }]
  await pool.query(`truncate feed, feed_head, state_counter; update projector set seq = 0`)
  await pool.query(`insert into feed_head (topic, seq) values ('p:3', $1)`, [ENTRIES])
  await pool.query(`insert into feed (topic, seq, payload) select 'p:3', n, $2 from generate_series(1, $1) as n`, [
    ENTRIES,
    JSON.stringify({ moves }),
  ])
})

/** What is counted when several nodes fold everything at the same time. */
async function countedBy(nodes: readonly Pool[]): Promise<number> {
  const foldAll = async (node: Pool): Promise<void> => {
    const counters = postgresStateCounters(node)
    while ((await counters.fold()) > 0);
  }
  await Promise.all(nodes.map(foldAll))
  const { counts } = await postgresStateCounters(pool).read({})
  return counts.reduce((sum, { count }) => sum + count, 0)
}

const withoutLease = (asked: QueryConfig): QueryConfig => ({
  ...asked,
  name: `${asked.name} grabbing`,
  text: asked.text.replace(LEASE, ''),
})

/** A node that folds what another has in hand. */
const grabbing = {
  async connect() {
    const client = await pool.connect()
    return {
      query: (asked: QueryConfig | string) => client.query(typeof asked === 'string' ? asked : withoutLease(asked)),
      release: client.release,
    }
  },
} as unknown as Pool

test('what several nodes fold at the same time is counted once', async () => {
  expect(await countedBy([pool, pool, pool, pool])).toBe(ENTRIES)
})

test('a node that takes no notice of the others would be found out', async () => {
  expect(await countedBy([grabbing, grabbing, grabbing, grabbing])).toBeGreaterThan(ENTRIES)
})
