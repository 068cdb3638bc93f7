import type { Compiled } from '@souk/process/compile'
import { parseInterval } from '@souk/process/parse-interval'
import { script, simulate } from '@souk/process/simulate'
import type { Scenario, Stop, Timeline } from '@souk/process/simulate'
import type { Answered } from '@souk/process/step'
import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { Recorded } from '../order/events.ts'
import { itemsOf } from './group.ts'
import { machineOn } from './machine.ts'
import type { Engine } from './registry.ts'
import { momentsOf } from './replay/history.ts'
import { partOf } from './replay/part.ts'
import type { Part } from './replay/part.ts'

/** A recorded act that the other process would not have taken where the item then stood. */
export interface Missed {
  readonly at: string
  readonly event: string
  readonly state: string
  readonly reason: string
  readonly conditions: readonly Answered[]
}

export interface Replayed {
  readonly item: OrderItemId
  /** Where it stands in truth. */
  readonly recorded: string
  /** Where it would have ended. */
  readonly ended: string
  /** In order; the first one is where it would have been stuck. */
  readonly missed: readonly Missed[]
  readonly stopped: Stop
}

/**
 * Lets an order go through another process by what was recorded of it: what people, shops and the other side did, when they
 * did it, and what the conditions were then. What went by itself or by time is left to that process. Takes all events of the
 * order, from the first on; an item without a machine on the process's side is passed over.
 */
export function replay(compiled: Compiled, events: readonly Recorded[], engine: Engine): readonly Replayed[] {
  const { dialect, transitions } = compiled.process
  const side: Side = dialect === 'oms' ? 'marketplace' : 'merchant'
  const conditions = [...new Set(transitions.flatMap(({ condition }) => condition ?? []))]
  const moments = momentsOf(events, side)
  const timelines = new Map<string, Timeline>()
  const items = moments.at(-1)?.after.order.items ?? []
  return items.flatMap((item) => {
    const machine = machineOn(item, side)
    const part = machine && partOf(item.id, moments, { side, conditions, engine })
    if (!machine || !part) return []
    const alike = JSON.stringify([part.start, [...part.facts], part.acts.map(({ act }) => act)])
    const timeline = timelines.get(alike) ?? simulate(compiled, scenarioOf(item.id, part, engine))
    timelines.set(alike, timeline)
    return [{ item: item.id, recorded: machine.state, ...told(timeline) }]
  })
}

function scenarioOf(item: OrderItemId, { start, order: begun, facts, acts }: Part, engine: Engine): Scenario {
  const { context, registry } = engine
  const timeZone = context.marketplace.stores.get(begun.store)?.timeZone
  return {
    start,
    next: script(acts.map(({ act }) => act)),
    fact: (condition) => facts.get(condition) ?? false,
    due: (name, { timeout = '' }, { at, acted }) => {
      const order = acts[acted - 1]?.order ?? begun
      const [found] = itemsOf(order, [item])
      const processor = registry.timeouts.get(name)
      return found && processor?.(found, parseInterval(timeout), { ...context, now: at, order })
    },
    ...(timeZone !== undefined && { timeZone }),
  }
}

function told({ state, entries, stopped }: Timeline): Omit<Replayed, 'item' | 'recorded'> {
  const missed = entries.flatMap((entry): Missed[] => {
    if (entry.kind !== 'stayed' || entry.cause !== 'act') return []
    const { at, event, state: where, reason, conditions } = entry
    return [{ at: at.toISOString(), event, state: where, reason, conditions }]
  })
  return { ended: state, missed, stopped }
}
