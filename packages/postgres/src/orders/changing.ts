import type { PoolClient } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { orderTopic } from '@souk/domain/topics'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { Commit, Decide, IdempotencyKey, OrderStore } from '@souk/services/orders/order-store'
import { batch, sequenced } from './batch.ts'
import type { Written } from './batch.ts'
import { loadQuery, orderOf } from './load.ts'
import type { LoadedOrder } from './load.ts'
import type { PostgresOrderStoreOptions } from './order-store.ts'
import { commitRows } from './rows.ts'
import { changeStatement } from './statements.ts'
import { storedAnswer } from './stored-answer.ts'

const UNIQUE_VIOLATION = '23505'
const isUniqueViolation = (error: unknown): boolean => (error as { code?: string }).code === UNIQUE_VIOLATION

const notFound = (id: string): Refused => new Refused('order.not-found', `There is no order ${id}.`, { order: id })

/** What followers of the order hear; read back, it is made of the events. */
const ownEntry = (order: Order, recorded: readonly Recorded[]): FeedEntry => ({
  topic: orderTopic(order.id),
  seq: order.version,
  payload: JSON.stringify({ events: recorded }),
})

/** `OrderStore.change` on PostgreSQL: lock and load, decide, then one statement and the commit. */
export function changing(options: PostgresOrderStoreOptions): Pick<OrderStore, 'change' | 'changeNumbered'> {
  const { pool, newId, onCommitted = () => {} } = options
  const write = async <Answer>(client: PoolClient, commit: Commit<Answer>): Promise<Answer> => {
    const { given, recorded } = commitRows(commit, newId)
    const numbered = batch([given])
    const writing = client.query<Written>(changeStatement(numbered))
    const committing = client.query('commit')
    const [{ rows: written }] = await Promise.all([writing, committing])
    onCommitted([ownEntry(commit.order, recorded), ...sequenced(numbered.feed, written)])
    return commit.answer
  }

  const change = async <Answer>(id: OrderId, deciding: Deciding<Answer>, idempotency?: IdempotencyKey) => {
    const client = await pool.connect()
    let ended = false
    try {
      const { answered, loaded } = await lockAndLoad(client, id, idempotency)
      if (answered) return answered.answer as Answer
      if (!loaded) throw notFound(id)
      const decided = await deciding(orderOf(loaded), client)
      if ('unchanged' in decided) return decided.unchanged
      const answer = await write(client, idempotency ? { ...decided, idempotency } : decided)
      ended = true
      return answer
    } catch (error) {
      if (idempotency && isUniqueViolation(error)) {
        await client.query('rollback')
        const stored = await storedAnswer(client, idempotency)
        if (stored) return stored.answer as Answer
      }
      throw error
    } finally {
      await release(client, ended)
    }
  }

  return {
    change: (id, decide, idempotency) => change(id, decide, idempotency),
    changeNumbered: (id, { series, decide }, idempotency) =>
      change(id, async (order, client) => decide(order, await draw(client, series)), idempotency),
  }
}

type Decided<Answer> = ReturnType<Decide<Answer>>
type Deciding<Answer> = (order: Order, client: PoolClient) => Decided<Answer> | Promise<Decided<Answer>>

/** The next number of the series, held until the transaction ends: given back when it is undone. */
async function draw(client: PoolClient, series: string): Promise<number> {
  const { rows } = await client.query<{ last: number }>({
    name: 'number-draw',
    text: `insert into number_series as n (series, last) values ($1, 1)
           on conflict (series) do update set last = n.last + 1 returning last::int`,
    values: [series],
  })
  return rows[0]?.last ?? 1
}

/** The lock is a statement of its own: the load after it must see what the last holder committed. */
async function lockAndLoad(client: PoolClient, id: OrderId, key: IdempotencyKey | undefined) {
  const begin = client.query('begin')
  const lock = client.query({
    name: 'order-lock',
    text: 'select 1 from marketplace_order where id = $1 for update',
    values: [id],
  })
  const stored = key && storedAnswer(client, key)
  const load = client.query<{ loaded: LoadedOrder }>(loadQuery(id))
  const [, , answered, { rows }] = await Promise.all([begin, lock, stored, load])
  return { answered, loaded: rows[0]?.loaded }
}

/** Gives the client back without an open transaction; one whose connection broke is thrown away. */
async function release(client: PoolClient, ended: boolean): Promise<void> {
  try {
    if (!ended) await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
