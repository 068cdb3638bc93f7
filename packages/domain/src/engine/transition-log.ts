import { edgeOf } from '@souk/process/compile'
import type { Actor } from '../actor.ts'
import type { OrderItemId, ProcessId } from '../ids.ts'
import type { Marketplace, RunnableProcess, Side } from '../marketplace.ts'
import type { OrderEvent, Recorded } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Standing } from '../order/machine.ts'

/** One line of an order's transition log: what became of some of its items at once. */
export interface LoggedTransition {
  /** Of the recorded event. */
  readonly id: string
  readonly at: string
  readonly by: Actor
  readonly side: Side
  readonly items: readonly OrderItemId[]
  /** Name and version of their process. */
  readonly process: string
  /** Null: event-less, or by hand. */
  readonly event: string | null
  readonly source: string
  /** Absent: they stayed. */
  readonly target?: string
  readonly command?: string
  /** Of the transitions that lead there. */
  readonly conditions: readonly string[]
  readonly error?: { readonly code: string; readonly message: string }
  /** Why somebody put them there by hand. */
  readonly reason?: string
}

/** Every move, failure and change by hand of an order's recorded events, oldest first. */
export function transitionLog(
  recorded: readonly Recorded[],
  marketplace: Pick<Marketplace, 'processes'>,
): LoggedTransition[] {
  const standing = new Map<string, Standing>()
  return recorded.flatMap(({ id, event, actor: by, at }) => {
    const line = lineOf(event, standing, marketplace)
    follow(event, standing)
    return line ? { id, at, by, ...line } : []
  })
}

type Line = Omit<LoggedTransition, 'id' | 'at' | 'by'>

function lineOf(
  event: OrderEvent,
  standing: ReadonlyMap<string, Standing>,
  { processes }: Pick<Marketplace, 'processes'>,
): Line | undefined {
  if (event.type !== 'items.moved' && event.type !== 'items.relocated' && event.type !== 'step.failed') return undefined
  const { side, items } = event
  const [item] = items
  const stood = item && standing.get(`${side} ${item}`)
  const process = processes.get(
    event.type === 'items.relocated' ? event.process : (stood?.process ?? ('' as ProcessId)),
  )
  const about = { side, items, process: process ? `${process.name} ${process.version}` : '' }
  switch (event.type) {
    case 'items.moved':
      return { ...about, event: event.event, source: event.from, target: event.to, ...ruledBy(event, process) }
    case 'items.relocated':
      return { ...about, event: null, source: event.from, target: event.to, conditions: [], reason: event.reason }
    case 'step.failed': {
      const { code, message, event: fired } = event.failed
      const source = stood?.state ?? ''
      return {
        ...about,
        event: fired,
        source,
        ...ruledBy({ event: fired, from: source }, process),
        error: { code, message },
      }
    }
  }
}

interface Ruled {
  readonly event: string | null
  readonly from: string
  readonly to?: string
}

function ruledBy(
  { event, from, to }: Ruled,
  process: RunnableProcess | undefined,
): Pick<Line, 'command' | 'conditions'> {
  const edge = process?.compiled.places.has(from) ? edgeOf(process.compiled, from, event) : undefined
  const taken = edge?.transitions.filter(({ target }) => to === undefined || target === to) ?? []
  const conditions = [...new Set(taken.flatMap(({ condition }) => condition ?? []))]
  const command = edge?.event?.command
  return { conditions, ...(command !== undefined && { command }) }
}

/** Where each machine stands after the event. */
function follow(event: OrderEvent, standing: Map<string, Standing>): void {
  const begin = ({ id, machine, merchantItem }: OrderItem): void => {
    standing.set(`marketplace ${id}`, machine)
    if (merchantItem) standing.set(`merchant ${id}`, merchantItem.machine)
  }
  if (event.type === 'order.placed') event.order.items.forEach(begin)
  if (event.type === 'item.split') begin(event.part)
  if (event.type === 'merchantOrder.created')
    for (const { item, machine } of event.items) standing.set(`merchant ${item}`, machine)
  if (event.type !== 'items.moved' && event.type !== 'items.relocated') return
  for (const item of event.items) {
    const key = `${event.side} ${item}`
    const process = event.type === 'items.relocated' ? event.process : standing.get(key)?.process
    if (process) standing.set(key, { process, state: event.to })
  }
}
