import type { PoolClient } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { orderTopic } from '@souk/domain/topics'
import type { FeedEntry } from '@souk/services/live/feed-store'
import { orderNotFound } from '@souk/services/orders/order-by-id'
import type { Commit, Decide, IdempotencyKey, Numbered, OrderStore } from '@souk/services/orders/order-store'
import { batch, sequenced } from './batch.ts'
import type { Written } from './batch.ts'
import { groupCommit } from './group-commit.ts'
import { orderOf } from './load.ts'
import { lockAndLoad, release } from './locked.ts'
import type { Lock, Locked } from './locked.ts'
import type { PostgresOrderStoreOptions } from './order-store.ts'
import { commitRows } from './rows.ts'
import { changeStatement } from './statements.ts'
import { storedAnswer } from './stored-answer.ts'
import { writeAndCommit } from './write-and-commit.ts'

type Decided = ReturnType<Decide<unknown>>

interface Change {
  readonly id: OrderId
  readonly decide: (order: Order, client: PoolClient) => Decided | Promise<Decided>
  readonly idempotency: IdempotencyKey | undefined
}

/** What one change comes to: an answer, with a commit unless nothing changes; or why there is none. */
type Outcome =
  | { readonly kind: 'answered'; readonly answer: unknown; readonly commit?: Commit<unknown> }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody else has the order in hand. */
  | { readonly kind: 'held' }

const UNIQUE_VIOLATION = '23505'
const isUniqueViolation = (error: unknown): boolean => (error as { code?: string }).code === UNIQUE_VIOLATION

/**
 * `OrderStore.change` on PostgreSQL: lock and load, decide, then one statement and the commit. Changes of different orders
 * that come while others are in flight share a transaction; one whose order is held elsewhere waits for it alone, one
 * that fails fails alone.
 */
export function changing(options: PostgresOrderStoreOptions): Pick<OrderStore, 'change' | 'changeNumbered'> {
  const { pool, newId, onCommitted = () => {} } = options

  const write = async (client: PoolClient, commits: readonly Commit<unknown>[], onWritten: () => void) => {
    const rows = commits.map((commit) => commitRows(commit, newId))
    const given = batch(rows.map((one) => one.given))
    const written = await writeAndCommit<Written>(client, changeStatement(given), onWritten)
    const own = commits.map(({ order }, n) => ownEntry(order, rows[n]?.recorded ?? []))
    onCommitted([...own, ...sequenced(given.feed, written)])
  }
  const together = async (
    changes: readonly Change[],
    lock: Lock,
    onWritten: () => void,
  ): Promise<readonly Outcome[]> => {
    const client = await pool.connect()
    let ended = false
    try {
      const locked = await lockAndLoad(client, changes, lock)
      const outcomes: Outcome[] = []
      for (const change of changes) outcomes.push(await outcomeOf(change, locked, client))
      const commits = outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? (outcome.commit ?? []) : []))
      if (commits.length > 0) await write(client, commits, onWritten)
      ended = commits.length > 0
      return outcomes
    } finally {
      await release(client, ended)
    }
  }
  const alone = async (change: Change): Promise<readonly Outcome[]> => {
    try {
      return await together([change], 'waits', () => {})
    } catch (error) {
      const stored = change.idempotency && isUniqueViolation(error) && (await storedAnswer(pool, change.idempotency))
      if (stored) return [{ kind: 'answered', answer: stored.answer }]
      throw error
    }
  }
  const grouped = groupCommit<Change, Outcome>(
    (changes, onWritten) => {
      const [change, ...others] = changes
      return change && others.length === 0 ? alone(change) : together(changes, 'skips', onWritten)
    },
    { apart: ({ id }) => id },
  )

  return {
    async change<Answer>(id: OrderId, decide: Decide<Answer>, idempotency?: IdempotencyKey) {
      const change = { id, decide, idempotency }
      const outcome = await grouped(change)
      // The same change has an answer of its own type.
      return settled(outcome.kind === 'held' ? (await alone(change))[0] : outcome) as Answer
    },
    async changeNumbered<Answer>(id: OrderId, { series, decide }: Numbered<Answer>, idempotency?: IdempotencyKey) {
      const drawing = async (order: Order, client: PoolClient) => decide(order, await draw(client, series))
      return settled((await alone({ id, decide: drawing, idempotency }))[0]) as Answer
    },
  }
}

function settled(outcome: Outcome | undefined): unknown {
  if (outcome?.kind === 'answered') return outcome.answer
  throw outcome?.kind === 'failed' ? outcome.error : new Error('a change that waits for its order was held up')
}

/** What followers of the order hear; read back, it is made of the events. */
const ownEntry = (order: Order, recorded: readonly Recorded[]): FeedEntry => ({
  topic: orderTopic(order.id),
  seq: order.version,
  payload: JSON.stringify({ events: recorded }),
})

async function outcomeOf({ id, decide, idempotency }: Change, locked: Locked, client: PoolClient): Promise<Outcome> {
  try {
    const answered = idempotency && locked.answerOf(idempotency)
    if (answered) return { kind: 'answered', answer: answered.answer }
    const loaded = locked.orders.get(id)
    if (!loaded && locked.lock === 'skips') return { kind: 'held' }
    if (!loaded) throw orderNotFound(id)
    const decided = await decide(orderOf(loaded), client)
    if ('unchanged' in decided) return { kind: 'answered', answer: decided.unchanged }
    const commit = idempotency ? { ...decided, idempotency } : decided
    return { kind: 'answered', answer: commit.answer, commit }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

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
