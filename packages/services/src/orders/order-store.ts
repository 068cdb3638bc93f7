import type { StateCounts } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { OutsideJob, Task } from '@souk/domain/engine/outcome'
import type { MerchantId, MerchantOrderId, OrderId, ProcessId, StepId, StoreCode } from '@souk/domain/ids'
import type { Entered } from '@souk/domain/order/ages'
import type { OrderEvent, Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { MerchantOrderRow, OrderRow, StateCount } from '@souk/domain/order/row'

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

export interface OrderFilter {
  /**
   * Matches reference, custom reference, customer's name and e-mail, case-insensitively, anywhere; less than three signs
   * match where a word begins.
   */
  readonly search?: string
  readonly stores?: readonly string[]
  readonly states?: readonly string[]
  /** Only with such an item. */
  readonly standing?: StandingFilter
  readonly merchants?: readonly MerchantId[]
  /** ISO times, half-open [from, to). */
  readonly placedFrom?: string
  readonly placedTo?: string
  /** Only orders with a failed step. */
  readonly failed?: boolean
  /** Only orders with items whose two machines are out of step. */
  readonly unpaired?: boolean
  /** ISO time: only orders with an item that should have left its state before it. */
  readonly lateBefore?: string
  /** Keys of methods that the first payment is by. */
  readonly paymentMethods?: readonly string[]
}

/** An item that stands in a state of a version of a process, come there within those times. */
export interface StandingFilter extends Entered {
  readonly process: ProcessId
  readonly state: string
}

/** `due`: by when the first item should have left its state; orders without such a time come after all others. */
export type OrderSort = 'placedAt' | 'reference' | 'customer' | 'email' | 'grandTotal' | 'items' | 'updatedAt' | 'due'

export interface PageRequest<Sort> {
  readonly sort: Sort
  readonly descending: boolean
  /** At most 200. */
  readonly limit: number
  /** Opaque, from the page before. */
  readonly cursor?: string
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows that match, counted up to 1,000. */
  readonly total: number
  /** Set where more match than were counted. */
  readonly atLeast?: true
  readonly next?: string
}

/** Lists, read beside the writes; keyset paged. */
export interface OrderLists {
  orders(filter: OrderFilter, page: PageRequest<OrderSort>): Promise<Page<OrderRow>>
  merchantOrders(filter: MerchantOrderFilter, page: PageRequest<OrderSort>): Promise<Page<MerchantOrderRow>>
  /** How many orders this customer has had from this merchant. */
  customerOrders(merchant: MerchantId, email: string): Promise<number>
  /** A registered customer's orders, newest first; one customer's are few enough to skip over. */
  ofCustomer(request: CustomerRequest): Promise<{
    readonly rows: readonly CustomerOrderEntry[]
    readonly total: number
  }>
}

/** Nothing of the marketplace's machine, nothing of payments. */
export type MerchantOrderFilter = Omit<OrderFilter, 'unpaired' | 'paymentMethods'>

export interface CustomerRequest {
  /** e.g. `DE--21`. */
  readonly customer: string
  /** Orders with no item in another state are left out. */
  readonly hidden: readonly Pick<StateCount, 'process' | 'state'>[]
  readonly offset: number
  readonly limit: number
}

/** What a customer's list shows of an order. */
export interface CustomerOrderEntry extends Pick<Order, 'totals' | 'priceMode' | 'locale'> {
  readonly row: OrderRow
}

/** Maintained counters of items per process and state, exact as of the feed positions they carry. */
export interface StateCounters {
  /** The position is at or past every commit that was done when this was asked. */
  read(scope: { readonly merchant?: MerchantId }): Promise<StateCounts>
  /** Folds what the feed has gained since; one node per shard at a time, by a lease. Answers how many entries it folded. */
  fold(): Promise<number>
}

/** A time-out that is due. */
export interface DueTimer {
  readonly order: OrderId
  readonly dueAt: string
}

/** The durable queue of time-outs; what is due is fired through `change`, which clears or re-arms it. */
export interface Timers {
  /** Orders with timers due, earliest first, each once, without those to skip. */
  due(now: Date, limit: number, skip: readonly OrderId[]): Promise<readonly DueTimer[]>
}

export type StepStatus = 'waiting' | 'parked'

export interface OutsideStep extends OutsideJob {
  readonly status: StepStatus
  readonly attempts: number
  readonly error?: string
  readonly runAt: string
  readonly createdAt: string
  readonly orderReference: string
}

export interface StepFilter {
  /** Matches the order's reference, the command's or condition's name and the error, case-insensitively, anywhere. */
  readonly search?: string
  /** Names of commands and conditions. */
  readonly names?: readonly string[]
  readonly kind?: OutsideStep['kind']
}

export interface StepLease {
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
  /** Addresses whose steps are left where they are. */
  readonly except: readonly string[]
}

/**
 * Steps that wait for the outside; rows written by `OrderStore` commits, taken by workers. A job that is committed again under
 * its step is due anew.
 */
export interface OutsideSteps {
  /** Takes steps that are due, leasing each for `leaseMs`; another worker takes it when the lease runs out. */
  take(lease: StepLease): Promise<readonly OutsideStep[]>
  /** An attempt failed: due again at `runAt`. Parking is a commit of the order, which marks the items too. */
  failed(step: StepId, error: string, runAt: Date): Promise<void>
  byId(step: StepId): Promise<OutsideStep | undefined>
  /** Newest first; keyset paged. */
  parked(filter: StepFilter, page: Pick<PageRequest<never>, 'limit' | 'cursor'>): Promise<Page<OutsideStep>>
}
