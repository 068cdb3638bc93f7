import type { Decision } from '@souk/domain/engine/outcome'
import type { Engine } from '@souk/domain/engine/registry'
import type { Order } from '@souk/domain/order/order'
import type { Commit } from './order-store.ts'

/** What the engine decided, as the commit of it: the version counts on, the answer is made from the order as it will be. */
export function commitOf<Answer>(
  before: Order,
  decided: Decision,
  made: { engine: Engine; answer: (order: Order) => Answer },
): Commit<Answer> | { readonly unchanged: Answer } {
  const {
    engine: { setting },
    answer,
  } = made
  if (decided.events.length === 0) return { unchanged: answer(before) }
  const order = { ...decided.order, version: before.version + 1, updatedAt: setting.now.toISOString() }
  return {
    before,
    order,
    events: decided.events,
    jobs: decided.jobs,
    tasks: decided.tasks,
    actor: setting.actor,
    at: setting.now,
    answer: answer(order),
  }
}
