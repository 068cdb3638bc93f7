import type { Actor } from '@souk/domain/actor'
import type { Decision, Task } from '@souk/domain/engine/outcome'
import type { Engine } from '@souk/domain/engine/registry'
import { isoOf } from '@souk/domain/iso'
import { applyCommit } from '@souk/domain/order/commit'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { Commit } from './order-store.ts'

/** What the engine decided, as the commit of it: the version counts on, the answer is made from the order as it will be. */
export function commitOf<Answer>(
  before: Order,
  decided: Decision,
  made: { engine: Engine; answer: (order: Order) => Answer },
): Commit<Answer> | { readonly unchanged: Answer } {
  const {
    engine: { context },
    answer,
  } = made
  if (decided.events.length === 0) return { unchanged: answer(before) }
  const order = { ...decided.order, version: before.version + 1, updatedAt: isoOf(context.now) }
  return {
    before,
    order,
    events: decided.events,
    jobs: decided.jobs,
    tasks: decided.tasks,
    actor: context.actor,
    at: context.now,
    answer: answer(order),
  }
}

export interface Said<Answer> {
  readonly events: readonly OrderEvent[]
  readonly tasks?: readonly Task[]
  readonly actor: Actor
  readonly at: Date
  readonly answer: Answer
}

/** The commit of what a use case has to say of an order by itself, no machine moved. */
export function commitSaying<Answer>(before: Order, { tasks = [], ...said }: Said<Answer>): Commit<Answer> {
  const order = applyCommit(before, said.events, { version: before.version + 1, at: said.at })
  return { before, order, jobs: [], tasks, ...said }
}
