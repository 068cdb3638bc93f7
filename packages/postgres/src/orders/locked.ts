import type { PoolClient } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import type { IdempotencyKey } from '@souk/services/orders/order-store'
import { BEGIN } from '../begin.ts'
import { loadQuery } from './load.ts'
import type { LoadedOrder } from './load.ts'
import { storedAnswers } from './stored-answer.ts'
import type { AnswerOf } from './stored-answer.ts'

/** Whether an order that is held elsewhere is waited for or passed over. */
export type Lock = 'waits' | 'skips'

export interface Locked {
  readonly lock: Lock
  /** Those that are there and were not passed over. */
  readonly orders: ReadonlyMap<OrderId, LoadedOrder>
  readonly answerOf: AnswerOf
}

interface Wanted {
  readonly id: OrderId
  readonly idempotency: IdempotencyKey | undefined
}

/**
 * Begins a transaction that holds these orders, with the answers kept under their keys. The lock is a statement of its
 * own: the load after it must see what the last holder committed.
 */
export async function lockAndLoad(client: PoolClient, wanted: readonly Wanted[], lock: Lock): Promise<Locked> {
  const ids = wanted.map(({ id }) => id)
  const keys = wanted.flatMap(({ idempotency }) => idempotency ?? [])
  const begin = client.query(BEGIN)
  const locking = client.query<{ id: OrderId }>({
    name: `order-lock ${lock}`,
    text: `select id from marketplace_order where id = any($1::uuid[]) order by id
           for update ${lock === 'skips' ? 'skip locked' : ''}`,
    values: [ids],
  })
  const storing = keys.length > 0 ? storedAnswers(client, keys) : () => undefined
  const loading = client.query<{ loaded: LoadedOrder }>(loadQuery(ids))
  const [, { rows: locked }, answerOf, { rows }] = await Promise.all([begin, locking, storing, loading])
  const held = new Set(locked.map(({ id }) => id))
  const orders = rows.flatMap(({ loaded }) => (held.has(loaded.order.id) ? [loaded] : []))
  return { lock, orders: new Map(orders.map((loaded) => [loaded.order.id, loaded])), answerOf }
}

/** Gives the client back without an open transaction; one whose connection broke is thrown away. */
export async function release(client: PoolClient, ended: boolean): Promise<void> {
  try {
    if (!ended) await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
