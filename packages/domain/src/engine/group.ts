import type { OrderItemId, ProcessId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { Order, OrderItem } from '../order/order.ts'
import { machineOn } from './machine.ts'

/** Items that stand in the same state of the same process; on the merchants' side, of one merchant. */
export interface Group {
  readonly side: Side
  readonly process: ProcessId
  readonly state: string
  readonly items: readonly OrderItemId[]
}

/** Items without a machine on that side are in no group. */
export function groupsOf(items: readonly OrderItem[], side: Side): readonly Group[] {
  const groups = new Map<string, Group & { items: OrderItemId[] }>()
  for (const item of items) {
    const machine = machineOn(item, side)
    if (!machine) continue
    const { process, state } = machine
    const key = side === 'merchant' ? `${process} ${item.merchant} ${state}` : `${process} ${state}`
    const group = groups.get(key)
    if (group) group.items.push(item.id)
    else groups.set(key, { side, process, state, items: [item.id] })
  }
  return [...groups.values()]
}

/** The items of these ids as they are in the order, in its order. */
export function itemsOf(order: Order, ids: readonly OrderItemId[]): readonly OrderItem[] {
  if (ids.length === order.items.length) return order.items
  const wanted = new Set(ids)
  return order.items.filter(({ id }) => wanted.has(id))
}
