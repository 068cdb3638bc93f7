import type { Compiled } from '@souk/process/compile'
import { owed } from '../../order/amounts.ts'
import type { OrderItem } from '../../order/item.ts'
import type { Order } from '../../order/order.ts'
import type { Setting } from '../registry.ts'

/** Whether no item of the order waits to be paid. */
export function isPaid(order: Order, setting: Setting): boolean {
  const answer = paidOrders.get(order) ?? !order.items.some((item) => isUnpaid(item, setting))
  paidOrders.set(order, answer)
  return answer
}

/** Asked about each of its items, an order of many would be gone through as often. */
const paidOrders = new WeakMap<Order, boolean>()

/**
 * Whether an order waits for this item to be paid. In any process with a state `paid`: while the item has not been through it
 * and can still come to it, so neither what is paid or further, nor what was cancelled or failed. In a process without one:
 * while money is owed for it.
 */
function isUnpaid({ machine, amounts }: OrderItem, { marketplace }: Setting): boolean {
  const compiled = marketplace.processes.get(machine.process)?.compiled
  if (!compiled?.places.has('paid')) return owed(amounts) > 0
  return unpaidStates(compiled).has(machine.state)
}

const known = new WeakMap<Compiled, ReadonlySet<string>>()

function unpaidStates(compiled: Compiled): ReadonlySet<string> {
  const states = known.get(compiled) ?? beforePaid(compiled)
  known.set(compiled, states)
  return states
}

/** States that can be reached without passing `paid`, and from which it can be reached. */
function beforePaid({ process }: Compiled): ReadonlySet<string> {
  const open = process.transitions.filter(({ source, target }) => source !== 'paid' && target !== 'paid')
  const early = closure(
    [process.initial],
    open.map(({ source, target }) => [source, target]),
  )
  const leading = closure(
    ['paid'],
    process.transitions.map(({ source, target }) => [target, source]),
  )
  return new Set([...early].filter((state) => state !== 'paid' && leading.has(state)))
}

/** All that is reached from the start along the steps. */
function closure(start: readonly string[], steps: readonly (readonly [string, string])[]): Set<string> {
  const onward = Map.groupBy(steps, ([from]) => from)
  const reached = new Set(start)
  for (const state of reached) for (const [, to] of onward.get(state) ?? []) reached.add(to)
  return reached
}
