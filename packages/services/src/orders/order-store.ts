import type { Actor } from '@souk/domain/actor'
import type { OutsideJob, Task } from '@souk/domain/engine/outcome'
import type { MerchantId, MerchantOrderId, OrderId, StoreCode } from '@souk/domain/ids'
import type { OrderEvent, Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'

/** What one commit writes: the rows as they are now, what happened, and the work it leaves behind. Heads of the feed last. */
export interface Commit<Answer> {
  /** Absent: a new order. */
  readonly before?: Order
  /** `version` is already `before.version + 1`. */
  readonly order: Order
  readonly events: readonly OrderEvent[]
  readonly jobs: readonly OutsideJob[]
  readonly tasks: readonly Task[]
  readonly actor: Actor
  readonly at: Date
  /** Kept with the commit, answered to a repeated key. */
  readonly answer: Answer
  readonly idempotency?: IdempotencyKey
}

export interface IdempotencyKey {
  readonly key: string
  /** Who used it: keys of different actors never meet. */
  readonly actor: string
  /** SHA-256 hex of the canonical request; another hash under the same key is `Refused('idempotency.key-reused')`. */
  readonly requestHash: string
}

/**
 * Orders at rest. Every write is one transaction: rows, order events, timers, jobs, idempotency, then the feed.
 * Lock order: the order's row, stock, feed heads in topic order.
 */
export interface OrderStore {
  /**
   * Places a new order; concurrent calls share a statement (group commit) and each is answered after its commit.
   * A repeated key answers what was stored. Refused: `order.duplicate-reference`, `idempotency.key-reused`.
   */
  place<Answer>(commit: Commit<Answer>): Promise<Answer>
  /**
   * Locks and loads the order, lets `decide` answer purely, commits. `decide` gets the order as it is under the lock and
   * answers `unchanged` to leave everything as it is. A repeated key answers what was stored.
   * Refused: `order.not-found`, whatever `decide` throws.
   */
  change<Answer>(order: OrderId, decide: Decide<Answer>, idempotency?: IdempotencyKey): Promise<Answer>
  /**
   * The same with the next number of a series, 1, 2, 3 … without gaps: it is drawn in the transaction that uses it, so
   * nothing committed, nothing drawn. Changes that draw from one series wait for each other.
   */
  changeNumbered<Answer>(order: OrderId, numbered: Numbered<Answer>, idempotency?: IdempotencyKey): Promise<Answer>
  byId(id: OrderId): Promise<Order | undefined>
  /** Permanent events of one order after a version, oldest first. */
  events(order: OrderId, after: number): Promise<readonly Recorded[]>
  idByReference(reference: string): Promise<OrderId | undefined>
  /** By the merchant order's reference; only if it is this merchant's, when one is named. */
  idByMerchantOrder(
    reference: string,
    merchant?: MerchantId,
  ): Promise<{ order: OrderId; merchantOrder: MerchantOrderId; merchant: MerchantId } | undefined>
  /** The next number of the store's order references: unique, gaps allowed, no hot row. */
  nextNumber(store: StoreCode): Promise<number>
}

export type Decide<Answer> = (order: Order) => Commit<Answer> | { readonly unchanged: Answer }

export interface Numbered<Answer> {
  /** e.g. `invoice DE 2026`. */
  readonly series: string
  readonly decide: (order: Order, number: number) => Commit<Answer> | { readonly unchanged: Answer }
}
