import type { NewId, OrderId, StoreCode } from '@souk/domain/ids'
import { recordedEvents } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import { boardFrame, merchantFrames } from '@souk/domain/order/frames'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { merchantTopic, orderTopic, shardOf, shardTopic } from '@souk/domain/topics'
import type { FeedEntry } from '../live/feed-store.ts'
import type { MemoryFeed } from '../live/memory-feed.ts'
import { memoryStock } from '../stock/memory-stock.ts'
import { memoryTasks } from '../tasks/memory-tasks.ts'
import type { KeptOrders } from './deps.ts'
import { memoryOrderDocuments } from './memory-order-documents.ts'
import { memoryOrderLists } from './memory-order-lists.ts'
import { memoryOutsideSteps } from './memory-outside-steps.ts'
import { memoryProcessItems } from './memory-process-items.ts'
import { memoryStateCounters } from './memory-state-counters.ts'
import { memoryTimers } from './memory-timers.ts'
import { orderNotFound } from './order-by-id.ts'
import type { Commit, Decide, IdempotencyKey, OrderStore } from './order-store.ts'
import { referenceTaken } from './reference-taken.ts'

export interface MemoryOrdersOptions {
  readonly newId: NewId
  readonly feed: MemoryFeed
  /** Called after each commit with what the feed gained. */
  readonly onCommitted?: (entries: readonly FeedEntry[]) => void
}

interface Stored {
  readonly order: Order
  readonly events: readonly Recorded[]
}

interface Answered {
  readonly requestHash: string
  readonly answer: unknown
}

/** As it would come back from disk. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const keyText = ({ actor, key }: IdempotencyKey): string => JSON.stringify([actor, key])

function idempotencyKeys() {
  const answers = new Map<string, Answered>()
  return {
    keep: (key: IdempotencyKey, answer: unknown) =>
      void answers.set(keyText(key), { requestHash: key.requestHash, answer: plain(answer) }),
    /** Refused: `idempotency.key-reused`. */
    find(key: IdempotencyKey | undefined): Answered | undefined {
      const found = key && answers.get(keyText(key))
      if (!found || found.requestHash === key.requestHash) return found
      const sentence = `The idempotency key "${key.key}" was used for another request. Use a new key for each act.`
      throw new Refused('idempotency.key-reused', sentence, { key: key.key })
    },
  }
}

/** Orders in one process and no longer than it. Between the load and the write of a change nothing is awaited: that is its lock. */
export function memoryOrders({ newId, feed, onCommitted = () => undefined }: MemoryOrdersOptions): KeptOrders {
  const stored = new Map<OrderId, Stored>()
  const keys = idempotencyKeys()
  const numbers = new Map<StoreCode, number>()
  const drawn = new Map<string, number>()
  const steps = memoryOutsideSteps()
  const tasks = memoryTasks(newId)
  const counters = memoryStateCounters(feed)
  const all = (): Order[] => [...stored.values()].map(({ order }) => order)

  function publish(before: Order | undefined, order: Order, recorded: readonly Recorded[]): void {
    const board = boardFrame(before, order)
    counters.moved(board.moves)
    onCommitted([
      feed.append(orderTopic(order.id), JSON.stringify({ events: recorded })),
      feed.append(shardTopic(shardOf(order.id)), JSON.stringify(board)),
      ...[...merchantFrames(before, order)].map(([merchant, frame]) =>
        feed.append(merchantTopic(merchant), JSON.stringify(frame)),
      ),
    ])
  }

  function write(commit: Commit<unknown>): void {
    const { before, order, idempotency, answer } = commit
    if (!before && all().some(({ reference }) => reference === order.reference)) throw referenceTaken(order)
    const recorded = recordedEvents(commit, newId)
    stored.set(order.id, { order, events: [...(stored.get(order.id)?.events ?? []), ...recorded] })
    if (idempotency) keys.keep(idempotency, answer)
    steps.committed(commit)
    tasks.committed(commit)
    publish(before, order, recorded)
  }

  function change<Answer>(id: OrderId, decide: Decide<Answer>, idempotency?: IdempotencyKey): Answer {
    const known = keys.find(idempotency)
    if (known) return known.answer as Answer
    const found = stored.get(id)
    if (!found) throw orderNotFound(id)
    const decided = decide(found.order)
    if ('unchanged' in decided) return decided.unchanged
    write({ ...decided, ...(idempotency && { idempotency }) })
    return decided.answer
  }

  const orders: OrderStore = {
    async place(commit) {
      const known = keys.find(commit.idempotency)
      // The same request has answers of the same type.
      if (known) return known.answer as never
      write(commit)
      return commit.answer
    },
    change: async (id, decide, idempotency) => change(id, decide, idempotency),
    async changeNumbered(id, { series, decide }, idempotency) {
      const number = (drawn.get(series) ?? 0) + 1
      return change(
        id,
        (order) => {
          const decided = decide(order, number)
          if (!('unchanged' in decided)) drawn.set(series, number)
          return decided
        },
        idempotency,
      )
    },
    byId: async (id) => stored.get(id)?.order,
    events: async (id, after) => (stored.get(id)?.events ?? []).filter(({ version }) => version > after),
    idByReference: async (reference) => all().find((order) => order.reference === reference)?.id,
    async idByMerchantOrder(reference, merchant) {
      const [found] = all().flatMap(({ id, merchantOrders }) =>
        merchantOrders
          .filter((one) => one.reference === reference && (!merchant || one.merchant === merchant))
          .map((one) => ({ order: id, merchantOrder: one.id, merchant: one.merchant })),
      )
      return found
    },
    async nextNumber(code) {
      const number = (numbers.get(code) ?? 0) + 1
      numbers.set(code, number)
      return number
    },
  }

  const [lists, documents] = [memoryOrderLists(all), memoryOrderDocuments(all)]
  return {
    orders,
    lists,
    documents,
    steps,
    tasks,
    processItems: memoryProcessItems(all),
    stock: memoryStock(all),
    timers: memoryTimers(all),
    counters,
  }
}
