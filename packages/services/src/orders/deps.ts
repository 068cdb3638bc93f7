import type { Actor } from '@souk/domain/actor'
import type { Context, Engine, Registry } from '@souk/domain/engine/registry'
import type { NewId } from '@souk/domain/ids'
import type { LiveMarketplace } from '../setup/marketplace.ts'
import type { Stock } from '../stock/stock.ts'
import type { Tasks } from '../tasks/tasks.ts'
import type { OrderDocuments } from './order-documents.ts'
import type { OrderLists } from './order-lists.ts'
import type { OrderStore } from './order-store.ts'
import type { OutsideSteps } from './outside-steps.ts'
import type { ProcessItems } from './process-items.ts'
import type { StateCounters } from './state-counters.ts'
import type { Timers } from './timers.ts'

/** All that keeps orders. */
export interface KeptOrders {
  readonly orders: OrderStore
  readonly lists: OrderLists
  readonly documents: OrderDocuments
  readonly steps: OutsideSteps
  readonly tasks: Tasks
  readonly processItems: ProcessItems
  readonly stock: Stock
  readonly timers: Timers
  readonly counters: StateCounters
}

/** What the use cases of orders need; the composition root hands it in. */
export interface OrderDeps extends KeptOrders {
  readonly marketplace: LiveMarketplace
  readonly registry: Registry
  readonly now: () => Date
  readonly newId: NewId
}

/** The engine of one act: the set-up, the clock and who acts, taken at its start. */
export async function engineOf(deps: OrderDeps, actor: Actor, data: Context['data'] = {}): Promise<Engine> {
  const marketplace = await deps.marketplace.current()
  return { registry: deps.registry, context: { marketplace, actor, now: deps.now(), newId: deps.newId, data } }
}

/** The engine itself as the one who acts. */
export const system = (id: string, name: string): Actor => ({ kind: 'system', id, name })
