import { Refused } from '@souk/domain/refused'
import type { MerchantOrderId, NewId, OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import type { Recorded } from '@souk/domain/order/events'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { Commit, IdempotencyKey, OrderStore } from '@souk/services/orders/order-store'
import type { Pool, PoolClient } from 'pg'
import { groupCommit } from './group-commit.ts'
import { loadQuery, orderOf } from './load.ts'
import type { LoadedOrder } from './load.ts'
import { orderNumbers } from './order-numbers.ts'
import { commitRows } from './rows.ts'
import type { CommitRows } from './rows.ts'
import { CHANGE, PLACE } from './statements.ts'

export interface PostgresOrderStoreOptions {
  readonly pool: Pool
  readonly newId: NewId
  /** Called after each commit with what the feed gained, so that this node need not read it back. */
  readonly onCommitted?: (entries: readonly FeedEntry[]) => void
}

type Written = { readonly kind: 'order' | 'feed'; readonly name: string; readonly seq: string }[]

interface Placing {
  readonly commit: Commit<unknown> & { readonly idempotency: IdempotencyKey }
  readonly rows: CommitRows
}

const UNIQUE_VIOLATION = '23505'
const isUniqueViolation = (error: unknown): boolean => (error as { code?: string }).code === UNIQUE_VIOLATION

/** A number was given twice: somebody set the store's sequence back. */
const isReferenceTaken = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'marketplace_order_reference_key'
const referenceTaken = ({ reference }: Order): Refused =>
  new Refused('order.duplicate-reference', `There is an order ${reference} already.`, { reference })

/** Rows by table, as the statements read them. */
function tables(all: readonly CommitRows[], idempotency: readonly object[]): string {
  return JSON.stringify({
    idempotency,
    marketplace_order: all.map((rows) => rows.order),
    order_item: all.flatMap((rows) => rows.items),
    shipment: all.flatMap((rows) => rows.shipments),
    expense: all.flatMap((rows) => rows.expenses),
    payment: all.flatMap((rows) => rows.payments),
    merchant_order: all.flatMap((rows) => rows.merchantOrders),
    merchant_order_item: all.flatMap((rows) => rows.merchantItems.map((item) => ({ ...item, order_id: rows.order['id'] }))),
    refund: all.flatMap((rows) => rows.refunds),
    rearmed: all.flatMap((rows) => rows.rearmed),
    timer: all.flatMap((rows) => rows.timers),
    order_event: all.flatMap((rows) => rows.events),
    outside_step: all.flatMap((rows) => rows.steps),
    ended_steps: all.flatMap((rows) => rows.endedSteps),
    parked_steps: all.flatMap((rows) => rows.parkedSteps),
  })
}

type FeedRow = CommitRows['feed'][number] & { readonly n: number; readonly order_id: unknown }
const feedOf = (all: readonly CommitRows[]): FeedRow[] =>
  all.flatMap((rows) => rows.feed.map((entry) => ({ ...entry, order_id: rows.order['id'] }))).map((entry, n) => ({ ...entry, n }))

/** Pairs each topic's new sequences, in order, with the entries handed in. */
function sequenced(feed: readonly FeedRow[], written: Written): FeedEntry[] {
  const seqs = Map.groupBy(written.filter((row) => row.kind === 'feed'), (row) => row.name)
  for (const rows of seqs.values()) rows.sort((a, b) => Number(b.seq) - Number(a.seq))
  return feed.flatMap(({ topic, payload }) => {
    const seq = seqs.get(topic)?.pop()?.seq
    return seq === undefined ? [] : [{ topic, seq: Number(seq), payload }]
  })
}

const idempotencyRow = (commit: Commit<unknown>, key: IdempotencyKey): object => ({
  actor: key.actor,
  key: key.key,
  request_hash: key.requestHash,
  answer: commit.answer,
  order_id: commit.order.id,
})

/** The answer kept under a key; refuses a key that was used for another request. */
async function storedAnswer(client: Pool | PoolClient, key: IdempotencyKey): Promise<{ answer: unknown } | undefined> {
  const { rows } = await client.query<{ request_hash: string; answer: unknown }>({
    name: 'idempotency',
    text: 'select request_hash, answer from idempotency where actor = $1 and key = $2',
    values: [key.actor, key.key],
  })
  const [row] = rows
  if (!row) return undefined
  if (row.request_hash === key.requestHash) return { answer: row.answer }
  throw new Refused(
    'idempotency.key-reused',
    `The idempotency key "${key.key}" was used for another request. Use a new key for each act.`,
    { key: key.key },
  )
}

const notFound = (id: string): Refused => new Refused('order.not-found', `There is no order ${id}.`, { order: id })

/** `OrderStore` on PostgreSQL: placing is one shared statement, a change is lock + load, decide, one statement. */
export function postgresOrderStore({ pool, newId, onCommitted = () => {} }: PostgresOrderStoreOptions): OrderStore {
  const placeTogether = groupCommit(async (placings: readonly Placing[]): Promise<unknown[]> => {
    const all = placings.map((placing) => placing.rows)
    const feed = feedOf(all)
    const keys = placings.map(({ commit }) => idempotencyRow(commit, commit.idempotency))
    const { rows: written } = await pool.query<Written[number]>({
      name: 'order-place',
      text: PLACE,
      values: [tables(all, keys), JSON.stringify(feed)],
    })
    const placed = new Set(written.filter((row) => row.kind === 'order').map((row) => row.name))
    onCommitted(sequenced(feed.filter((entry) => placed.has(String(entry.order_id))), written))
    return placings.map(({ commit }) => (placed.has(commit.order.id) ? { answer: commit.answer } : undefined))
  })

  const placeOnce = async (placing: Placing): Promise<unknown> => {
    try {
      return await placeTogether(placing)
    } catch (error) {
      throw isReferenceTaken(error) ? referenceTaken(placing.commit.order) : error
    }
  }

  const place = async <Answer>(commit: Commit<Answer>): Promise<Answer> => {
    const idempotency = commit.idempotency ?? { actor: commit.actor.id, key: commit.order.id, requestHash: commit.order.id }
    const placed = await placeOnce({ commit: { ...commit, idempotency }, rows: commitRows(commit, newId) })
    const stored = (placed ?? (await storedAnswer(pool, idempotency))) as { answer: Answer } | undefined
    if (!stored) throw new Error(`Order ${commit.order.reference} was neither placed nor found under its key`)
    return stored.answer
  }

  const writeChange = async <Answer>(client: PoolClient, commit: Commit<Answer>): Promise<Answer> => {
    const rows = commitRows(commit, newId)
    const feed = feedOf([rows])
    const keys = commit.idempotency ? [idempotencyRow(commit, commit.idempotency)] : []
    const writing = client.query<Written[number]>({
      name: 'order-change',
      text: CHANGE,
      values: [tables([rows], keys), JSON.stringify(feed)],
    })
    const committing = client.query('commit')
    const [{ rows: written }] = await Promise.all([writing, committing])
    onCommitted([rows.own, ...sequenced(feed, written)])
    return commit.answer
  }

  /** The lock is a statement of its own: the load after it must see what the last holder committed. */
  const lockAndLoad = async (client: PoolClient, id: OrderId, key: IdempotencyKey | undefined) => {
    const begin = client.query('begin')
    const lock = client.query({ name: 'order-lock', text: 'select 1 from marketplace_order where id = $1 for update', values: [id] })
    const stored = key && storedAnswer(client, key)
    const load = client.query<{ loaded: LoadedOrder }>(loadQuery(id))
    const [, , answered, { rows }] = await Promise.all([begin, lock, stored, load])
    return { answered, loaded: rows[0]?.loaded }
  }

  const change: OrderStore['change'] = async (id, decide, idempotency) => {
    const client = await pool.connect()
    let ended = false
    try {
      const { answered, loaded } = await lockAndLoad(client, id, idempotency)
      if (answered) return answered.answer as never
      if (!loaded) throw notFound(id)
      const decided = decide(orderOf(loaded))
      if ('unchanged' in decided) return decided.unchanged
      const answer = await writeChange(client, idempotency ? { ...decided, idempotency } : decided)
      ended = true
      return answer
    } catch (error) {
      if (idempotency && isUniqueViolation(error)) {
        await client.query('rollback')
        const stored = await storedAnswer(client, idempotency)
        if (stored) return stored.answer as never
      }
      throw error
    } finally {
      await release(client, ended)
    }
  }

  return {
    place,
    change,
    async byId(id) {
      const { rows } = await pool.query<{ loaded: LoadedOrder }>(loadQuery(id))
      return rows[0] && orderOf(rows[0].loaded)
    },
    async events(order, after) {
      const { rows } = await pool.query<{ recorded: Recorded }>({
        name: 'order-events',
        text: `select json_build_object('id', id, 'order', order_id, 'version', version, 'merchant', merchant_id,
                 'event', event, 'actor', actor, 'at', iso(at)) as recorded
               from order_event where order_id = $1 and version > $2 order by version, id`,
        values: [order, after],
      })
      return rows.map((row) => row.recorded)
    },
    async idByReference(reference) {
      const { rows } = await pool.query<{ id: OrderId }>({
        name: 'order-by-reference',
        text: 'select id from marketplace_order where reference = $1',
        values: [reference],
      })
      return rows[0]?.id
    },
    async idByMerchantOrder(reference, merchant) {
      const { rows } = await pool.query<{ order: OrderId; merchantOrder: MerchantOrderId }>({
        name: 'order-by-merchant-order',
        text: `select order_id as "order", id as "merchantOrder" from merchant_order
               where reference = $1 and ($2::uuid is null or merchant_id = $2)`,
        values: [reference, merchant ?? null],
      })
      return rows[0]
    },
    nextNumber: orderNumbers(pool),
  }
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
