import type { Pool, PoolClient } from 'pg'
import { Refused } from '@souk/domain/refused'
import type { IdempotencyKey } from '@souk/services/orders/order-store'

/** The answer kept under a key; refuses a key that was used for another request. */
export async function storedAnswer(
  client: Pool | PoolClient,
  { actor, key, requestHash }: IdempotencyKey,
): Promise<{ readonly answer: unknown } | undefined> {
  const { rows } = await client.query<{ request_hash: string; answer: unknown }>({
    name: 'idempotency',
    text: 'select request_hash, answer from idempotency where actor = $1 and key = $2',
    values: [actor, key],
  })
  const [row] = rows
  if (!row) return undefined
  if (row.request_hash === requestHash) return { answer: row.answer }
  throw new Refused(
    'idempotency.key-reused',
    `The idempotency key "${key}" was used for another request. Use a new key for each act.`,
    { key },
  )
}
