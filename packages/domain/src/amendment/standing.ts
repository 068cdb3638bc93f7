import { bySystem } from '../engine/in-turn.ts'
import { placeAt } from '../engine/machine.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import type { Order, OrderItem } from '../order/order.ts'

export const AMENDABLE = 'amendable'
const IN_PROGRESS = 'amendment in progress'

/** Whether its state has the flag. */
export function isFlagged({ machine }: OrderItem, flag: string, engine: Engine): boolean {
  return placeAt(machine, engine).state.flags.includes(flag)
}

/** The items that an amendment keeps where they are, or could be started with. */
export function stillAmendable({ items }: Order, engine: Engine): readonly OrderItem[] {
  return items.filter((item) => isFlagged(item, IN_PROGRESS, engine) || isFlagged(item, AMENDABLE, engine))
}

/** Fires the events one after the other, each at all items that can take it: what an amendment does to its order. */
export function fired(events: readonly string[], engine: Engine): readonly ((order: Order) => Decision)[] {
  const system = bySystem(engine)
  return events.map((event) => (order: Order) => trigger(order, { side: 'marketplace', event }, system))
}

export function statesOf(items: readonly OrderItem[]): readonly string[] {
  return [...new Set(items.map(({ machine }) => machine.state))]
}
