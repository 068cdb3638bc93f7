import { beforePaid, PAID } from '@souk/process/before-paid'
import type { Compiled } from '@souk/process/compile'
import { owed } from '../../order/amounts.ts'
import type { OrderItem } from '../../order/item.ts'
import type { Order } from '../../order/order.ts'
import type { Context } from '../registry.ts'

/** Whether no item of the order waits to be paid. */
export function isPaid(order: Order, context: Context): boolean {
  const answer = paidOrders.get(order) ?? !order.items.some((item) => isUnpaid(item, context))
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
function isUnpaid({ machine, amounts }: OrderItem, { marketplace }: Context): boolean {
  const compiled = marketplace.processes.get(machine.process)?.compiled
  if (!compiled?.places.has(PAID)) return owed(amounts) > 0
  return unpaidStates(compiled).has(machine.state)
}

const known = new WeakMap<Compiled, ReadonlySet<string>>()

function unpaidStates(compiled: Compiled): ReadonlySet<string> {
  const states = known.get(compiled) ?? beforePaid(compiled.process)
  known.set(compiled, states)
  return states
}
