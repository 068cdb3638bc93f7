import type { Pool, PoolClient } from 'pg'
import { Refused } from '@souk/domain/refused'
import type { IdempotencyKey } from '@souk/services/orders/order-store'

interface Stored {
  readonly actor: string
  readonly key: string
  readonly request_hash: string
  readonly answer: unknown
}

/** Finds what is kept under a key among those that were read. Refused: `idempotency.key-reused`. */
export type AnswerOf = (key: IdempotencyKey) => { readonly answer: unknown } | undefined

/** Reads the answers kept under these keys. */
export async function storedAnswers(client: Pool | PoolClient, keys: readonly IdempotencyKey[]): Promise<AnswerOf> {
  const { rows } = await client.query<Stored>({
    name: 'idempotency',
    text: `select i.actor, i.key, request_hash, answer from unnest($1::text[], $2::text[]) as asked(actor, key)
           join idempotency i on i.actor = asked.actor and i.key = asked.key`,
    values: [keys.map(({ actor }) => actor), keys.map(({ key }) => key)],
  })
  return ({ actor, key, requestHash }) => {
    const stored = rows.find((row) => row.actor === actor && row.key === key)
    if (!stored || stored.request_hash === requestHash) return stored
    throw new Refused(
      'idempotency.key-reused',
      `The idempotency key "${key}" was used for another request. Use a new key for each act.`,
      { key },
    )
  }
}

/** The answer kept under one key. Refused: `idempotency.key-reused`. */
export async function storedAnswer(client: Pool | PoolClient, key: IdempotencyKey): Promise<ReturnType<AnswerOf>> {
  return (await storedAnswers(client, [key]))(key)
}
