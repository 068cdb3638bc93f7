import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { groupsOf } from './group.ts'
import type { Group } from './group.ts'
import { machineOn, placeAt } from './machine.ts'
import { isUndecided } from './mark.ts'
import type { Decision } from './outcome.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { followUp, settle } from './settle.ts'
import type { Step } from './step.ts'
import { begin } from './work.ts'

type Stopped = Group & Pick<Step, 'event'>

/**
 * Tries again what went by itself until a command or condition had no binding, or one that failed, and what waits for this
 * condition, which may be answered otherwise by now. What still has no binding keeps its mark.
 */
export function resume(order: Order, engine: Engine, condition?: string): Decision {
  const work = sides.reduce((after, side) => {
    const groups = [...stoppedOn(after.order, side), ...waitingOn(after.order, { side, condition }, engine)]
    return groups.reduce((tried, group) => followUp(tried, group, engine), after)
  }, begin(order))
  return decisionOf(settle(work, 0, engine), { side: 'marketplace', items: order.items, left: new Map() })
}

function isStopped(item: OrderItem, side: Side): boolean {
  const failed = machineOn(item, side)?.failed
  return failed !== undefined && isUndecided(failed)
}

function stoppedOn({ items }: Order, side: Side): readonly Stopped[] {
  const marked = items.filter((item) => isStopped(item, side))
  const byEvent = Map.groupBy(marked, (item) => machineOn(item, side)?.failed?.event ?? null)
  return [...byEvent].flatMap(([event, alike]) => groupsOf(alike, side).map((group) => ({ ...group, event })))
}

interface Waiting {
  readonly side: Side
  readonly condition: string | undefined
}

/** Those that leave their state by no event, as soon as the condition holds. */
function waitingOn({ items }: Order, { side, condition }: Waiting, engine: Engine): readonly Stopped[] {
  if (condition === undefined) return []
  const unmarked = items.filter((item) => !isStopped(item, side))
  const groups = groupsOf(unmarked, side).filter((group) =>
    placeAt(group, engine).eventless?.conditions.includes(condition),
  )
  return groups.map((group) => ({ ...group, event: null }))
}
