import type { MerchantId, OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine, Standing } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { machineOn } from './machine.ts'

/** Items that stand in the same state of the same process; on the merchants' side, of one merchant. */
export interface Group extends Standing {
  readonly side: Side
  readonly items: readonly OrderItemId[]
}

/** Items without a machine on that side are in no group. */
export function groupsOf(items: readonly OrderItem[], side: Side): readonly Group[] {
  const groups: Growing[] = []
  let last: Growing | undefined
  for (const item of items) {
    const machine = machineOn(item, side)
    if (!machine) continue
    if (!last || !belongs(last, item, machine)) last = groups.find((group) => belongs(group, item, machine))
    if (last) last.items.push(item.id)
    else groups.push((last = begun(side, item, machine)))
  }
  return groups
}

interface Growing extends Group {
  readonly items: OrderItemId[]
  readonly merchant: MerchantId
}

function begun(side: Side, { id, merchant }: OrderItem, { process, state }: Machine): Growing {
  return { side, process, state, merchant, items: [id] }
}

function belongs(group: Growing, item: OrderItem, { process, state }: Machine): boolean {
  if (group.state !== state || group.process !== process) return false
  return group.side === 'marketplace' || group.merchant === item.merchant
}

/** The items of these ids as they are in the order, in its order, each once; ids it does not have are passed over. */
export function itemsOf({ items }: Pick<Order, 'items'>, ids: readonly OrderItemId[]): readonly OrderItem[] {
  const inStep: OrderItem[] = []
  for (const item of items) if (item.id === ids[inStep.length]) inStep.push(item)
  return inStep.length === ids.length ? inStep : amongst(items, new Set(ids))
}

/** Most ids come in the order of the items: a set of 1,000 of them would cost more than the step. */
function amongst(items: readonly OrderItem[], wanted: ReadonlySet<OrderItemId>): readonly OrderItem[] {
  return items.filter(({ id }) => wanted.has(id))
}
