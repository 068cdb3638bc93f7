import type { OrderItemId, ProcessId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from './events.ts'
import type { OrderItem } from './item.ts'
import type { Machine, PendingStep } from './machine.ts'
import type { Order } from './order.ts'

interface Concerned {
  readonly side: Side
  readonly items: readonly OrderItemId[]
}

/** The order after a change of the machines on one side of some items. */
export function withMachines(order: Order, concerned: Concerned, next: (machine: Machine) => Machine): Order {
  const ids = new Set(concerned.items)
  const items = order.items.map((item) => (ids.has(item.id) ? withMachine(item, concerned.side, next) : item))
  return { ...order, items }
}

function withMachine(item: OrderItem, side: Side, next: (machine: Machine) => Machine): OrderItem {
  if (side === 'marketplace') return { ...item, machine: next(item.machine) }
  const { merchantItem } = item
  return merchantItem ? { ...item, merchantItem: { ...merchantItem, machine: next(merchantItem.machine) } } : item
}

export type Moved = Extract<OrderEvent, { type: 'items.moved' }>
export type Relocated = Extract<OrderEvent, { type: 'items.relocated' }>
type Arrival = Pick<Moved, 'to' | 'timers' | 'due' | 'reserved'>

/** To the state it stands in: nothing is entered anew, and what somebody may take back stays so until its own turn. */
export function moved(machine: Machine, event: Moved, at: string): Machine {
  if (event.from !== event.to) return arrived(machine.process, event, at)
  const { process, due, reserved, held } = machine
  const { to, timers } = event
  const same = arrived(process, { to, timers, ...(due !== undefined && { due }), ...(reserved && { reserved }) }, at)
  return held && held.event !== event.event ? { ...same, held } : same
}

function arrived(process: ProcessId, { to: state, timers, due, reserved }: Arrival, at: string): Machine {
  return { process, state, since: at, timers, ...(due !== undefined && { due }), ...(reserved && { reserved }) }
}

/** In a state of the same name it has stood as long as before. */
export function relocated(machine: Machine, event: Relocated, at: string): Machine {
  return arrived(event.process, event, event.from === event.to ? machine.since : at)
}

/** Without the step that waited, and the failure it replaces. */
export function settled({ pending: _pending, failed: _failed, ...machine }: Machine): Machine {
  return machine
}

/** A held step whose own turn it is, is held no more; another stays so. */
export function started(machine: Machine, pending: PendingStep): Machine {
  const { held, ...rest } = settled(machine)
  return { ...rest, ...(held && held.event !== pending.event && { held }), pending }
}
