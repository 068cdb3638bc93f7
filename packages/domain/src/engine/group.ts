import type { MerchantId, OrderItemId, ProcessId } from '../ids.ts'
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
  const groups: Growing[] = []
  for (const item of items) {
    const machine = machineOn(item, side)
    if (!machine) continue
    const { process, state } = machine
    const merchant = side === 'merchant' ? item.merchant : undefined
    const key = { process, state, merchant }
    const known = groups.findLast((group) => sameKey(group.key, key))
    if (known) known.items.push(item.id)
    else groups.push({ key, items: [item.id] })
  }
  return groups.map(({ key: { process, state }, items: ids }) => ({ side, process, state, items: ids }))
}

interface Key {
  readonly process: ProcessId
  readonly state: string
  readonly merchant: MerchantId | undefined
}

interface Growing {
  readonly key: Key
  readonly items: OrderItemId[]
}

function sameKey(one: Key, other: Key): boolean {
  return one.state === other.state && one.process === other.process && one.merchant === other.merchant
}

/** The items of these ids as they are in the order, in its order, each once; ids it does not have are passed over. */
export function itemsOf({ items }: Pick<Order, 'items'>, ids: readonly OrderItemId[]): readonly OrderItem[] {
  const wanted = new Set(ids)
  return wanted.size === 1 ? items.filter(({ id }) => id === ids[0]) : items.filter(({ id }) => wanted.has(id))
}
