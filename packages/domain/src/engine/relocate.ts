import type { OrderItemId, ProcessId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import { alike, deadlinesAt } from './deadlines.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { machineOn, placeAt } from './machine.ts'
import type { Engine } from './registry.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/** Where machines of one side are put by no step of their process. */
export interface Relocation {
  readonly side: Side
  readonly items: readonly OrderItemId[]
  readonly process: ProcessId
  readonly to: string
  readonly reason: string
}

/**
 * Puts the items there. Nothing is entered: no onEnter event fires. In a state of the same name the deadlines count from
 * when the item entered it, as if it had run this process all along; in another they begin now.
 */
export function relocate(work: Work, relocation: Relocation, engine: Engine): Work {
  const { side, items } = relocation
  return groupsOf(itemsOf(work.order, items), side).reduce((after, group) => {
    const bySince = Map.groupBy(itemsOf(after.order, group.items), (item) => sinceOf(item, group, relocation))
    const events = [...bySince].flatMap(([since, part]) =>
      relocated(part, { group, relocation, since, order: after.order }, engine),
    )
    return record(after, events, engine)
  }, work)
}

function sinceOf(item: OrderItem, { side, state }: Group, { to }: Relocation): string | undefined {
  return state === to ? machineOn(item, side)?.since : undefined
}

interface Scene {
  readonly group: Group
  readonly relocation: Relocation
  /** Since when they have stood there; undefined: from now on. */
  readonly since: string | undefined
  readonly order: Work['order']
}

function relocated(
  items: readonly OrderItem[],
  { group, relocation, since, order }: Scene,
  engine: Engine,
): OrderEvent[] {
  const { side, process, to, reason } = relocation
  const context = since === undefined ? engine.context : { ...engine.context, now: new Date(since) }
  const deadlines = deadlinesAt({ process, state: to }, order, { ...engine, context })
  const reserved = side === 'marketplace' && placeAt({ process, state: to }, engine).state.reserved
  return alike(items, deadlines).map((part) => {
    return {
      type: 'items.relocated',
      side,
      process,
      from: group.state,
      to,
      reason,
      ...part,
      ...(reserved && { reserved }),
    }
  })
}
