import type { OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
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

/** Without the items that merely wait: for the outside, or for a condition to come true where no command ran outside (`done`). */
export function notWaiting(left: Left, done: ReadonlySet<OrderItemId> = new Set()): Left {
  const isQuiet = (item: OrderItemId, { code }: Reason): boolean =>
    code === 'step.pending' || (code === 'step.condition-false' && !done.has(item))
  return new Map([...left].filter(([item, reason]) => !isQuiet(item, reason)))
}

/** Items for which the outside had run a command when the event was tried before. */
export function doneOutside({ order }: Work, { side, items }: Marking, event: string | null): ReadonlySet<OrderItemId> {
  return new Set(itemsOf(order, items).flatMap((item) => (answeredFor(item, side, event) ? item.id : [])))
}

/**
 * Marks the items where everyone sees it; not those that bear the same mark already, because an event-less transition is
 * tried again whenever the order changes, nor those whose parked step is marked, which is retried and skipped there.
 */
export function markFailed(work: Work, { side, event, left, answered = {} }: Failure, engine: Engine): Work {
  let marked = work
  for (const { reason, items } of byReason(left)) {
    const mark = { event, code: reason.code, message: explain(reason), at: isoOf(engine.context.now) }
    const unmarked = withoutMark(marked, { side, items }, mark)
    const before = (item: OrderItem) => ({ ...answeredFor(item, side, event), ...answered })
    for (const alike of Map.groupBy(unmarked, (item) => JSON.stringify(before(item))).values()) {
      const failed: FailedStep = { ...mark, ...counted(reason, alike.map(before)[0]) }
      const ids = alike.map(({ id }) => id)
      marked = record(marked, [{ type: 'step.failed', side, items: ids, failed }], engine)
    }
  }
  return marked
}

/** What the outside had done for the item when the event was tried before and the rules could not go on. */
export function answeredFor(item: OrderItem, side: Side, event: string | null): Answered | undefined {
  const failed = machineOn(item, side)?.failed
  return failed?.event === event ? failed.answered : undefined
}

/** Where only the rules cannot go on, what was done outside counts; where they said no, it is to be done again. */
function counted(reason: Reason, answered: Answered = {}): Pick<FailedStep, 'answered'> {
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
  return itemsOf(order, items).filter((item) => {
    const mark = machineOn(item, side)?.failed
    const isSame = mark?.event === event && mark.code === code && mark.message === message
    return !isSame && mark?.step === undefined
  })
}
