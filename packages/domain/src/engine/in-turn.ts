import type { OrderEvent } from '../order/events.ts'
import type { Order } from '../order/order.ts'
import type { Decision } from './outcome.ts'
import type { Engine } from './registry.ts'
import { settle } from './settle.ts'
import { begin, record } from './work.ts'

/** Something happened to the order beside its machines, and everything follows that goes by itself. No results. */
export function note(order: Order, events: readonly OrderEvent[], engine: Engine): Decision {
  return { ...settle(record(begin(order), events, engine), 0, engine), results: [] }
}

/** Runs that go on from one another, as one run. Results are of all of them, in turn. */
export function inTurn(order: Order, runs: readonly ((order: Order) => Decision)[]): Decision {
  const nothing: Decision = { ...begin(order), results: [] }
  return runs.reduce((before, run) => {
    const after = run(before.order)
    return {
      order: after.order,
      events: [...before.events, ...after.events],
      jobs: [...before.jobs, ...after.jobs],
      tasks: [...before.tasks, ...after.tasks],
      results: [...before.results, ...after.results],
    }
  }, nothing)
}

/** The engine with itself as the one who acts: for events that nobody fires but by another act. */
export function bySystem({ context, registry }: Engine): Engine {
  return { registry, context: { ...context, actor: { kind: 'system', id: 'system', name: 'system' } } }
}
