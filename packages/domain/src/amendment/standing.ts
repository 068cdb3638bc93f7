import { bySystem } from '../engine/in-turn.ts'
import { placeAt } from '../engine/machine.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'

export const AMENDABLE = 'amendable'
export const IN_PROGRESS = 'amendment in progress'

/** Whether its state has the flag. */
export function isFlagged({ machine }: OrderItem, flag: string, engine: Engine): boolean {
  return placeAt(machine, engine).state.flags.includes(flag)
}

/** Refused: `amendment.not-supported` where an item is left in a state with one of the flags, after all that could be done. */
export function checkLeft({ reference, items }: Order, flags: readonly string[], engine: Engine): void {
  const left = items.filter((item) => flags.some((flag) => isFlagged(item, flag, engine)))
  if (left.length === 0) return
  const states = statesOf(left)
  const sentence = `The process of order ${reference} does not let it be edited: items would stay in ${states.join(', ')}.`
  throw new Refused('amendment.not-supported', sentence, { reference, states })
}

/** Fires the events one after the other, each at all items that can take it: what an amendment does to its order. */
export function fired(events: readonly string[], engine: Engine): readonly ((order: Order) => Decision)[] {
  const system = bySystem(engine)
  return events.map((event) => (order: Order) => trigger(order, { side: 'marketplace', event }, system))
}

export function statesOf(items: readonly OrderItem[]): readonly string[] {
  return [...new Set(items.map(({ machine }) => machine.state))]
}
