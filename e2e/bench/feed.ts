import type { Pool, QueryConfig } from 'pg'
import { SHARDS } from '@souk/domain/topics'
import { openPool } from '@souk/postgres/pool'
import type { Asked } from './asked.ts'
import { cartsOf } from './carts.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { raw } from './raw.ts'
import { inFlight, inTurn } from './rounds.ts'
import { figuresOf, spent } from './spent.ts'
import type { Spent } from './spent.ts'

const WRITERS = 10
const ORDERS = 400
const RELAY_PAUSE_MS = 5

const isBoard = (topic: string): boolean => topic.startsWith('p:')

/**
 * What a relay would do for the board in place of the orders' own transactions: takes the orders after a place, some
 * hundred at once, and gives each a frame on its shard. It is leased to one node, so it needs no lock but the heads'.
 */
const RELAY = `with
  taken as materialized (select id, row::text as payload from marketplace_order where id > $1::uuid order by id limit 500),
  entry as materialized (select 'p:' || (hashtext(id::text) & ${SHARDS - 1}) as topic, id, payload from taken),
  head as (insert into feed_head as f (topic, seq) select topic, count(*) from entry group by topic order by topic collate "C"
    on conflict (topic) do update set seq = f.seq + excluded.seq returning topic, seq),
  written as (insert into feed (topic, seq, payload)
    select e.topic, h.seq - count(*) over (partition by e.topic) + row_number() over (partition by e.topic order by e.id), e.payload
    from entry e join head h on h.topic = e.topic)
  select (select id from taken order by id desc limit 1) as last`

async function place(pool: Pool, queries: readonly QueryConfig[]): Promise<void> {
  await inFlight(WRITERS, queries, (query) => pool.query(query))
}

/** Writes while a relay runs beside, until it has brought everything to the board. */
async function placeBesideRelay(pool: Pool, queries: readonly QueryConfig[]): Promise<void> {
  const { rows: newest } = await pool.query<{ id: string }>('select id from marketplace_order order by id desc limit 1')
  let [at, writing] = [newest[0]?.id, true]
  const relay = async (): Promise<void> => {
    for (let last = at; writing || last !== undefined;) {
      const { rows } = await pool.query<{ last: string | null }>({ name: 'relay', text: RELAY, values: [at] })
      last = rows[0]?.last ?? undefined
      at = last ?? at
      if (last === undefined) await new Promise((resolve) => setTimeout(resolve, RELAY_PAUSE_MS))
    }
  }
  const relayed = relay()
  await place(pool, queries)
  writing = false
  await relayed
}

type Writing = 'without the feed' | 'in the transaction' | 'by a relay'

function writersOf(marketplace: Marketplace, pool: Pool, acts: number) {
  const [cart, { placing }] = [cartsOf(marketplace), raw(pool)]
  const wanted: Record<Writing, (topic: string) => boolean> = {
    'without the feed': () => false,
    'in the transaction': () => true,
    'by a relay': (topic) => !isBoard(topic),
  }
  return async (writing: Writing): Promise<Spent> => {
    const queries: QueryConfig[] = []
    for (let n = 0; n < acts; n++) queries.push(await placing(cart('invoice'), wanted[writing]))
    const work = writing === 'by a relay' ? placeBesideRelay : place
    return spent(marketplace, { pid: process.pid, acts }, () => work(pool, queries))
  }
}

/** What the feed costs who places orders, ten at a time: its entries written by them, or the board's by a relay. */
export async function feed({ rounds, share }: Asked): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: WRITERS + 1 })
  const write = writersOf(marketplace, pool, share(ORDERS))
  const figures: Figure[] = []
  for (const writing of ['in the transaction', 'by a relay'] as const) {
    const sides = { product: () => write(writing), baseline: () => write('without the feed') }
    await inTurn(2, sides)
    await pool.query('analyze')
    const about = {
      act: ['an order', 'orders'],
      inFlight: WRITERS,
      note: 'the same statements without the feed',
    } as const
    const isOurs = writing === 'in the transaction'
    const found = figuresOf(await inTurn(rounds, sides), {
      ...about,
      name: `placing, ${isOurs ? 'the feed in its transaction' : 'the board filled by a relay'}`,
      ...(isOurs && { target: { of: 'ratio', least: 0.75 } }),
    })
    figures.push(...found)
  }
  return figures
}
