import { bySystem } from '../engine/in-turn.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import type { Order } from '../order/order.ts'

/** Fires the events one after the other, each at all items that can take it: what an amendment does to its order. */
export function fired(events: readonly string[], engine: Engine): readonly ((order: Order) => Decision)[] {
  const system = bySystem(engine)
  return events.map((event) => (order: Order) => trigger(order, { side: 'marketplace', event }, system))
}
