import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { Order } from '../order/order.ts'
import { groupsOf } from './group.ts'
import type { Group } from './group.ts'
import { machineOn } from './machine.ts'
import type { Decision, Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { followUp, settle } from './settle.ts'
import type { Step } from './step.ts'
import { begin } from './work.ts'

type Stopped = Group & Pick<Step, 'event'>

/** Tries again what went by itself until a command or condition had no binding, or one that failed; what still has none keeps its mark. */
export function resume(order: Order, engine: Engine): Decision {
  const stopped = sides.flatMap((side) => stoppedOn(order, side))
  const work = stopped.reduce((after, group) => followUp(after, group, engine), begin(order))
  return decisionOf(settle(work, 0, engine), { side: 'marketplace', items: order.items, left: new Map() })
}

/** What another binding may mend. */
const CODES: readonly (string | undefined)[] = ['step.unbound', 'step.expression-failed'] satisfies Reason['code'][]

function stoppedOn({ items }: Order, side: Side): readonly Stopped[] {
  const marked = items.filter((item) => CODES.includes(machineOn(item, side)?.failed?.code))
  const byEvent = Map.groupBy(marked, (item) => machineOn(item, side)?.failed?.event ?? null)
  return [...byEvent].flatMap(([event, alike]) => groupsOf(alike, side).map((group) => ({ ...group, event })))
}
