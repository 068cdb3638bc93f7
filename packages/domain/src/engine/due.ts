import type { OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { HeldStep, Timer } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { alike } from './deadlines.ts'
import { runOn } from './each.ts'
import type { Each } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import { machineOn, placeAt } from './machine.ts'
import { doneOutside, markFailed, notWaiting } from './mark.ts'
import type { Decision, Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { settle } from './settle.ts'
import { dueBy } from './timers.ts'
import { begin, record } from './work.ts'
import type { Work } from './work.ts'

/** A time-out that did not move its item comes again no sooner, in milliseconds. */
const shortestRetry = 60_000

/** Items of one side for which the same event is due at the same moment. */
interface Due extends Timer {
  readonly side: Side
  readonly items: readonly OrderItemId[]
  /** A person fired it then. */
  readonly held: HeldStep | undefined
}

type Refusals = Readonly<Record<Side, Map<OrderItemId, Reason>>>

/**
 * Fires all time-outs of the order that are due by now, in due order, and what was held back until now. One that did not move
 * its item (its condition is false, the rules refuse it, the item waits for the outside) is set again for its interval, at
 * least a minute; one whose event the state does not have is cleared, and what was held is undone, with a mark.
 */
export function fireDue(order: Order, engine: Engine): Decision {
  const due = dueTimers(order, engine.context.now)
  const refusals: Refusals = { marketplace: new Map(), merchant: new Map() }
  let work = begin(order)
  for (const one of due) {
    const fired = fire(work, one, engine)
    one.items.forEach((item) => refusals[one.side].delete(item))
    fired.left.forEach((reason, item) => refusals[one.side].set(item, reason))
    work = setAgain(settle(fired.work, work.events.length, engine), one, engine)
  }
  const results = sides.flatMap((side) => {
    const items = itemsOf(order, [...new Set(due.flatMap((one) => (one.side === side ? one.items : [])))])
    return decisionOf(work, { side, items, left: refusals[side] }).results
  })
  return { ...work, results }
}

function dueTimers(order: Order, now: Date): readonly Due[] {
  const until = isoOf(now)
  const due = new Map<string, Due & { items: OrderItemId[] }>()
  for (const item of order.items) {
    for (const side of sides) {
      const machine = machineOn(item, side)
      for (const { event, dueAt } of machine?.timers ?? []) {
        if (dueAt > until) continue
        const held = machine?.held?.event === event ? machine.held : undefined
        const key = JSON.stringify([dueAt, side, event, held])
        const known = due.get(key)
        if (known) known.items.push(item.id)
        else due.set(key, { side, event, dueAt, held, items: [item.id] })
      }
    }
  }
  return [...due.values()].toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : Number(one.dueAt > other.dueAt)))
}

/** Items that still have the timer: what fired before may have moved them. */
function waitingFor({ order }: Work, { side, items, event, dueAt }: Due): readonly OrderItem[] {
  return itemsOf(order, items).filter((item) =>
    machineOn(item, side)?.timers.some((timer) => timer.event === event && timer.dueAt === dueAt),
  )
}

function fire(work: Work, due: Due, { registry, context }: Engine): Each {
  const { side, event, held } = due
  const engine = { registry, context: held ? { ...context, data: held.data ?? {} } : context }
  const left = new Map<OrderItemId, Reason>()
  let fired = work
  for (const group of groupsOf(waitingFor(work, due), side)) {
    if (!placeAt(group, engine).edges.has(event)) continue
    const each = runOn(fired, { ...group, event, answered: {}, follows: false }, engine)
    each.left.forEach((reason, item) => left.set(item, reason))
    const marked = held ? each.left : notWaiting(each.left, doneOutside(fired, group, event))
    fired = markFailed(each.work, { side, event, left: marked }, engine)
  }
  return { work: fired, left }
}

function setAgain(work: Work, due: Due, engine: Engine): Work {
  const { side, event } = due
  return groupsOf(waitingFor(work, due), side).reduce((set, group) => {
    const own = placeAt(group, engine).timeouts.find(({ name }) => name === event)
    const dueOf = own ? dueBy(own, work.order, engine) : () => null
    const timersOf = (item: OrderItem) => {
      return { timers: replaced(machineOn(item, side)?.timers ?? [], event, later(dueOf(item), engine)) }
    }
    const items = itemsOf(set.order, group.items)
    const [held, waiting] = parted(items, (item) => machineOn(item, side)?.held?.event === event)
    const undone = alike(held, timersOf).map((part): OrderEvent => ({ type: 'step.undone', side, event, ...part }))
    const armed = alike(waiting, timersOf).map((part): OrderEvent => ({ type: 'timers.armed', side, ...part }))
    return record(set, [...undone, ...armed], engine)
  }, work)
}

function parted<Thing>(things: readonly Thing[], isOne: (thing: Thing) => boolean): [Thing[], Thing[]] {
  return [things.filter(isOne), things.filter((thing) => !isOne(thing))]
}

function later(due: Date | null, { context }: Engine): string | undefined {
  return due ? new Date(Math.max(due.getTime(), context.now.getTime() + shortestRetry)).toISOString() : undefined
}

function replaced(timers: readonly Timer[], event: string, dueAt: string | undefined): readonly Timer[] {
  const others = timers.filter((timer) => timer.event !== event)
  return dueAt === undefined ? others : [...others, { event, dueAt }]
}
