import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { formatPosition, parsePosition } from '@souk/contract/live'
import { SHARDS, shardTopic } from '@souk/domain/topics'
import { maintainPartitions } from '@souk/postgres/feed/partitions'
import { setCustomReference } from '@souk/services/orders/order-facts'
import { placeOrder } from '@souk/services/orders/place-order'
import { headersOf, overSocket } from './testing/followers.ts'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'
import type { TestMarketplace, TestNode } from './testing/marketplace.ts'
import { WAYS } from './testing/resuming.ts'
import type { Heard, Resume } from './testing/resuming.ts'
import { streamed } from './testing/sse.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
const topics = Array.from({ length: SHARDS }, (_, shard) => shardTopic(shard))

let opened: TestMarketplace
let apiKey: string
/** Has followed the board all the time. */
let warm: TestNode

beforeAll(async () => {
  opened = await openMarketplace()
  const { pool, people } = opened.composed
  await maintainPartitions(pool, new Date(Date.now() - 5 * DAY))
  apiKey = (await people.addKey({ name: 'Shop', scopes: ['shop'], by: 'olga' })).key
  warm = await opened.node()
  await overSocket(warm.url, { apiKey }, ['orders.live', {}])
})
afterAll(async () => {
  await warm[Symbol.asyncDispose]()
  await opened[Symbol.asyncDispose]()
})

/** Where the log stands now. */
async function position(): Promise<string> {
  const { pool } = opened.composed
  const { rows } = await pool.query<{ topic: string; seq: string }>(
    `select topic, seq from feed_head where topic like 'p:%'`,
  )
  const heads = new Map(rows.map(({ topic, seq }) => [topic, Number(seq)]))
  const { rows: epochs } = await pool.query<{ epoch: string }>('select epoch from feed_epoch')
  return formatPosition({ epoch: epochs[0]?.epoch ?? '', seqs: topics.map((topic) => heads.get(topic) ?? 0) })
}

/** Commits of other nodes, spread over the time since then and over all shards, as the log would hold them. */
async function trade(count: number, since: number): Promise<void> {
  await opened.composed.pool.query(
    `with entry as (select 'p:' || n % ${SHARDS} as topic, n, now() - $2 * interval '1 millisecond' * (1 - n::float / $1) as at
       from generate_series(0, $1 - 1) n),
     head as (update feed_head f set seq = seq + e.count
       from (select topic, count(*) from entry group by topic) e where f.topic = e.topic returning f.topic, seq, e.count)
     insert into feed (topic, seq, payload, at)
       select topic, seq - count + row_number() over (partition by topic order by n), '{"row":{},"moves":[]}', at
       from entry join head using (topic)`,
    [count, since],
  )
}

/** Comes back to a node from a position, until it has what was there when it came. */
async function resumed(resume: Resume, { url }: TestNode, from: string): Promise<Heard[]> {
  const heard: Heard[] = []
  const stop = resume({ url, caller: { apiKey } }, from, (one) => heard.push(one))
  onTestFinished(stop)
  const until = await position()
  await vi.waitFor(() => expect(heard.at(-1)?.id).toBe(until), { timeout: 15_000 })
  stop()
  return heard
}

const seqsOf = (text: string): readonly number[] => parsePosition(text)?.seqs ?? []

/** Each shard's sequences from one position to another. */
const between = (from: string, to: string): number[][] =>
  seqsOf(to).map((last, shard) => {
    const after = seqsOf(from)[shard] ?? 0
    return Array.from({ length: last - after }, (_, n) => after + n + 1)
  })

const eventsOf = (heard: readonly Heard[]): number[][] =>
  topics.map((_, shard) =>
    heard.flatMap(({ data }) => (data.events ?? []).filter((event) => event.shard === shard).map(({ seq }) => seq)),
  )

describe.each(WAYS)('who comes back by %s', (_, resume) => {
  test.each([
    { ago: 'a second', count: 3, since: SECOND },
    { ago: 'an hour', count: 200, since: HOUR },
    { ago: 'three days', count: 900, since: 3 * DAY },
  ])('after $ago gets exactly what was missed, from any node', async ({ count, since }) => {
    const from = await position()
    await trade(count, since)
    await using cold = await opened.node()
    for (const node of [warm, cold]) {
      const heard = await resumed(resume, node, from)
      expect(eventsOf(heard)).toEqual(between(from, await position()))
      expect(heard.filter(({ data }) => data.kind === 'reset')).toEqual([])
    }
  })

  test('after more than is worth replaying starts over, and goes on from there', async () => {
    const from = await position()
    await trade(1_200, 3 * DAY)
    await using cold = await opened.node()
    const heard = await resumed(resume, cold, from)
    expect(heard.map(({ data }) => data.kind)).toEqual(['reset'])
    await trade(10, SECOND)
    expect(eventsOf(await resumed(resume, warm, heard[0]?.id ?? ''))).toEqual(
      between(heard[0]?.id ?? '', await position()),
    )
  })

  test('from where nobody can have stood starts over', async () => {
    const [epoch = '', ...seqs] = (await position()).split('.')
    const ahead = [epoch, ...seqs.map((seq) => Number(seq) + 1)].join('.')
    for (const from of [`${epoch}0.${seqs.join('.')}`, ahead, `${epoch}.1`, 'nonsense']) {
      const [first] = await resumed(resume, warm, from)
      expect(first?.data.kind).toBe('reset')
    }
  })

  test('from before what is kept starts over', async () => {
    const { composed } = opened
    const from = await position()
    await trade(40, 4 * DAY)
    await resumed(resume, warm, from)
    while (await composed.orders.counters.fold()) continue
    // A week later but for two days: what is older, and was counted, is dropped.
    await maintainPartitions(composed.pool, new Date(Date.now() + 5 * DAY))
    await using cold = await opened.node()
    const heard = await resumed(resume, cold, from)
    expect(heard.map(({ data }) => data.kind)).toEqual(['reset'])
  })
})

test('an order is followed on from any of its versions, its log being its events, whatever retention took', async () => {
  const { pool, orders } = opened.composed
  const { id, reference } = await placeOrder(orders, shop, cart('followed', ['MER000002']))
  for (const customReference of ['PO-1', 'PO-2', 'PO-3'])
    await setCustomReference(orders, operator, { order: id, customReference, idempotencyKey: customReference })
  await pool.query('delete from feed')
  const [epoch] = (await position()).split('.')
  const asked = new AbortController()
  const messages = streamed(
    await fetch(`${warm.url}/order.live?input=${encodeURIComponent(JSON.stringify({ reference }))}`, {
      headers: { ...headersOf({ apiKey }), 'last-event-id': `${epoch}.1` },
      signal: asked.signal,
    }),
  )
  await messages.next()
  const { value } = await messages.next()
  expect(value).toMatchObject({
    id: `${epoch}.4`,
    data: { kind: 'events', events: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] },
  })
  asked.abort()
})
