import type { OrderItemId, ProcessId } from '../ids.ts'
import type { Marketplace } from '../marketplace.ts'
import type { Recorded } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'

/** A state that keeps the items in it from being invoiced. */
const EXCLUDED = 'exclude from invoice'
/** In a process that has such states, items are invoiced once they have been in one. */
const READY = 'ready for invoice'

/**
 * Rows that have been in a state flagged `ready for invoice`, be it in the version of their process that they ran then, or in one
 * that they were taken to later.
 */
export function passedReady(recorded: readonly Recorded[], marketplace: Marketplace): ReadonlySet<OrderItemId> {
  const processes = new Map<OrderItemId, ProcessId>()
  const states = new Map<OrderItemId, readonly string[]>()
  const passed = new Set<OrderItemId>()
  const enter = (item: OrderItemId, state: string): void => {
    states.set(item, [...(states.get(item) ?? []), state])
    if (flagsOf({ process: processes.get(item), state }, marketplace).includes(READY)) passed.add(item)
  }
  const run = (item: OrderItemId, process: ProcessId): void => {
    processes.set(item, process)
    if (states.get(item)?.some((state) => flagsOf({ process, state }, marketplace).includes(READY))) passed.add(item)
  }
  for (const { event } of recorded) {
    if (event.type === 'order.placed') {
      for (const { id, machine } of event.order.items) run(id, machine.process)
      for (const { id, machine } of event.order.items) enter(id, machine.state)
    } else if (event.type === 'item.split') {
      states.set(event.part.id, states.get(event.item.id) ?? [])
      run(event.part.id, event.part.machine.process)
      if (passed.has(event.item.id)) passed.add(event.part.id)
    } else if (event.type === 'items.relocated' && event.side === 'marketplace') {
      for (const item of event.items) run(item, event.process)
      for (const item of event.items) enter(item, event.to)
    } else if (event.type === 'items.moved' && event.side === 'marketplace') {
      for (const item of event.items) enter(item, event.to)
    }
  }
  return passed
}

/** Whether the state it stands in, and those it has passed, let a row be invoiced. */
export function isReady(
  { id, machine }: OrderItem,
  passed: ReadonlySet<OrderItemId>,
  marketplace: Marketplace,
): boolean {
  const flags = flagsOf(machine, marketplace)
  if (flags.includes(EXCLUDED)) return false
  return passed.has(id) || flags.includes(READY) || !asksForReady(machine.process, marketplace)
}

interface Reached {
  readonly process: ProcessId | undefined
  readonly state: string
}

function flagsOf({ process, state }: Reached, { processes }: Marketplace): readonly string[] {
  return (process && processes.get(process)?.compiled.places.get(state)?.state.flags) ?? []
}

function asksForReady(process: ProcessId, { processes }: Marketplace): boolean {
  const { states = [] } = processes.get(process)?.compiled.process ?? {}
  return states.some(({ flags }) => flags.includes(READY))
}
