import type { PoolClient } from 'pg'
import type { NewId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import type { Commit, IdempotencyKey, OrderStore } from '@souk/services/orders/order-store'
import { referenceTaken } from '@souk/services/orders/reference-taken'
import { BEGIN } from '../begin.ts'
import { batch, sequenced } from './batch.ts'
import type { Written } from './batch.ts'
import { groupCommit } from './group-commit.ts'
import type { PostgresOrderStoreOptions } from './order-store.ts'
import { commitRows } from './rows.ts'
import { sharedConnection } from './shared-connection.ts'
import type { Given } from './statement.ts'
import { placeStatement } from './statements.ts'
import { storedAnswer } from './stored-answer.ts'
import { writeAndCommit } from './write-and-commit.ts'

type Keyed<Answer> = Commit<Answer> & { readonly idempotency: IdempotencyKey }

interface Placing {
  readonly commit: Keyed<unknown>
  readonly given: Given
}

const isReferenceTaken = (error: unknown): boolean =>
  (error as { constraint?: string }).constraint === 'marketplace_order_reference_key'

/** An order placed without a key is an act of its own. */
function keyed<Answer>(commit: Commit<Answer>): Keyed<Answer> {
  const { order, actor, idempotency } = commit
  return { ...commit, idempotency: idempotency ?? { actor: actor.id, key: order.id, requestHash: order.id } }
}

/** What placing one order writes. */
export const placementRows = (commit: Commit<unknown>, newId: NewId): Given => commitRows(keyed(commit), newId).given

interface PlacingOptions extends PostgresOrderStoreOptions {
  /** Called with each order that is committed. */
  readonly onPlaced: (order: Order) => void
}

async function write(client: PoolClient, given: Given, onWritten: () => void): Promise<Written[]> {
  const begun = client.query(BEGIN)
  const [, written] = await Promise.all([begun, writeAndCommit<Written>(client, placeStatement(given), onWritten)])
  return written
}

/**
 * `OrderStore.place` on PostgreSQL: one statement, shared by whoever comes while another is in flight. The next is sent
 * behind it, so that PostgreSQL need not wait until a busy node has heard of the one before.
 */
export function placing({ pool, newId, onPlaced, onCommitted = () => {} }: PlacingOptions): OrderStore['place'] {
  const withConnection = sharedConnection(pool)
  /** Of each: whether it was placed now. */
  const placeTogether = groupCommit(async (placings: readonly Placing[], onWritten): Promise<boolean[]> => {
    const given = batch(placings.map((one) => one.given))
    const written = await withConnection((client) => write(client, given, onWritten))
    const placed = new Set<string>(written.flatMap(({ kind, name }) => (kind === 'order' ? [name] : [])))
    const said = given.feed.filter((entry) => placed.has(entry.order_id))
    onCommitted(sequenced(said, written))
    return placings.map(({ commit }) => placed.has(commit.order.id))
  })

  return async <Answer>(asked: Commit<Answer>): Promise<Answer> => {
    const commit = keyed(asked)
    const isPlaced = await placeTogether({ commit, given: commitRows(commit, newId).given }).catch((error: unknown) => {
      throw isReferenceTaken(error) ? referenceTaken(commit.order) : error
    })
    if (isPlaced) {
      onPlaced(commit.order)
      return commit.answer
    }
    const stored = await storedAnswer(pool, commit.idempotency)
    if (!stored) throw new Error(`Order ${commit.order.reference} was neither placed nor found under its key`)
    return stored.answer as Answer
  }
}
