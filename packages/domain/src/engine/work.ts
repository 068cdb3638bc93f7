import { isoOf } from '../iso.ts'
import type { OrderEvent } from '../order/events.ts'
import { fold } from '../order/evolve.ts'
import type { Order } from '../order/order.ts'
import type { OutsideJob, Task } from './outcome.ts'
import type { Engine } from './registry.ts'

/** What a run has come to so far. A plain value: to undo a step is to go on from the work before it. */
export interface Work {
  readonly order: Order
  readonly events: readonly OrderEvent[]
  readonly jobs: readonly OutsideJob[]
  readonly tasks: readonly Task[]
}

export function begin(order: Order): Work {
  return { order, events: [], jobs: [], tasks: [] }
}

/** The work with these events happened. */
export function record(work: Work, events: readonly OrderEvent[], { context }: Pick<Engine, 'context'>): Work {
  if (events.length === 0) return work
  const order = fold(work.order, events, isoOf(context.now))
  return { ...work, order, events: [...work.events, ...events] }
}
