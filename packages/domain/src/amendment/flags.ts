import { placeAt } from '../engine/machine.ts'
import type { Engine } from '../engine/registry.ts'
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
  const states = stateNames(left)
  const sentence = `The process of order ${reference} does not let it be edited: items would stay in ${states.join(', ')}.`
  throw new Refused('amendment.not-supported', sentence, { reference, states })
}

export function stateNames(items: readonly OrderItem[]): readonly string[] {
  return [...new Set(items.map(({ machine }) => machine.state))]
}
