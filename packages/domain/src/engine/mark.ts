import type { OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Side } from '../marketplace.ts'
import type { FailedStep } from '../order/machine.ts'
import { explain } from './explain.ts'
import { itemsOf } from './group.ts'
import { machineOn } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import type { Answered, Left } from './step.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/** Items a step left behind when nobody was there to be told. */
export interface Failure {
  readonly side: Side
  readonly event: string | null
  readonly left: Left
  /** What the outside had answered. */
  readonly answered?: Answered
}

/** Without the items that merely wait: for a condition to come true, or for the outside. */
export function notWaiting(left: Left): Left {
  return new Map([...left].filter(([, { code }]) => code !== 'step.condition-false' && code !== 'step.pending'))
}

/**
 * Marks the items where everyone sees it; not those that bear the same mark already, because an event-less transition is
 * tried again whenever the order changes, nor those whose parked step is marked, which is retried and skipped there.
 */
export function markFailed(work: Work, { side, event, left, answered = {} }: Failure, engine: Engine): Work {
  let marked = work
  for (const { reason, items } of byReason(left)) {
    const at = isoOf(engine.context.now)
    const failed: FailedStep = { event, code: reason.code, message: explain(reason), at, ...done(reason, answered) }
    const unmarked = withoutMark(marked, { side, items }, failed)
    if (unmarked.length > 0) marked = record(marked, [{ type: 'step.failed', side, items: unmarked, failed }], engine)
  }
  return marked
}

/** Where only the rules cannot go on, what was done outside counts; where they said no, it is to be done again. */
function done(reason: Reason, answered: Answered): Pick<FailedStep, 'answered'> {
  const commands = Object.entries(answered).filter(([key]) => key.startsWith('command '))
  return isUndecided(reason) && commands.length > 0 ? { answered: Object.fromEntries(commands) } : {}
}

/** What another binding may mend. */
export function isUndecided({ code }: Pick<FailedStep, 'code'>): boolean {
  return code === 'step.unbound' || code === 'step.expression-failed'
}

interface Marking {
  readonly side: Side
  readonly items: readonly OrderItemId[]
}

function byReason(left: Left): readonly { readonly reason: Reason; readonly items: readonly OrderItemId[] }[] {
  const parts = new Map<string, { reason: Reason; items: OrderItemId[] }>()
  for (const [item, reason] of left) {
    const key = JSON.stringify(reason)
    const part = parts.get(key)
    if (part) part.items.push(item)
    else parts.set(key, { reason, items: [item] })
  }
  return [...parts.values()]
}

function withoutMark({ order }: Work, { side, items }: Marking, { event, code, message }: FailedStep) {
  return itemsOf(order, items).flatMap((item) => {
    const mark = machineOn(item, side)?.failed
    const isSame = mark?.event === event && mark.code === code && mark.message === message
    return isSame || mark?.step !== undefined ? [] : [item.id]
  })
}
