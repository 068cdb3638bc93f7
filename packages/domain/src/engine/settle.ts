import type { OrderItemId } from '../ids.ts'
import { sides } from '../marketplace.ts'
import type { Side } from '../marketplace.ts'
import type { OrderDocument } from '../order/documents.ts'
import type { OrderEvent } from '../order/events.ts'
import { armStarted } from './arm.ts'
import { runOn } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { placeAt } from './machine.ts'
import { doneOutside, markFailed, notWaiting } from './mark.ts'
import type { Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import { mostRepeats, wornOut } from './repeats.ts'
import { leaving } from './step.ts'
import type { Step } from './step.ts'
import type { Work } from './work.ts'

/**
 * All that goes by itself after the events from index `from` on: the onEnter event of every state entered, then the
 * event-less transitions of all items of the order, on both sides, until nothing moves any more. What the rules refuse
 * leaves its item where it is, with an error mark; a condition that is false just waits.
 */
export function settle(work: Work, from: number, engine: Engine): Work {
  let settled = work
  let next = from
  while (settled.events.slice(next).some(changes)) {
    for (let event = settled.events[next]; event; event = settled.events[++next])
      settled = enter(settled, event, engine)
    settled = sweep(settled, engine)
  }
  return armStarted(settled, from, engine)
}

const waiting: ReadonlySet<OrderEvent['type']> = new Set([
  'customReference.changed',
  'step.held',
  'step.undone',
  'step.started',
  'step.ended',
  'step.failed',
  'timers.armed',
])

/** What people write to each other, and what is told about the order. */
const said: ReadonlySet<OrderDocument['kind']> = new Set(['comment', 'note', 'reclamation', 'invoice'])

/** Whether a condition may be answered otherwise after it. */
function changes(event: OrderEvent): boolean {
  return event.type === 'document.recorded' ? !said.has(event.document.kind) : !waiting.has(event.type)
}

function enter(work: Work, event: OrderEvent, engine: Engine): Work {
  const arrival = arrivalOf(event)
  if (!arrival) return work
  return notGoneOn(work, arrival).reduce((after, group) => {
    const { onEnter } = placeAt(group, engine)
    return onEnter ? followUp(after, { ...group, event: onEnter.name }, engine) : after
  }, work)
}

interface Arrival {
  readonly side: Side
  readonly items: readonly OrderItemId[]
  /** Undefined: wherever each begins. */
  readonly state: string | undefined
}

function arrivalOf(event: OrderEvent): Arrival | undefined {
  if (event.type === 'order.placed') {
    return { side: 'marketplace', items: event.order.items.map(({ id }) => id), state: undefined }
  }
  if (event.type === 'merchantOrder.created') {
    return { side: 'merchant', items: event.items.map(({ item }) => item), state: event.items[0]?.machine.state }
  }
  if (event.type !== 'items.moved' || event.from === event.to) return undefined
  return { side: event.side, items: event.items, state: event.to }
}

/** Those of them that are there still. */
function notGoneOn({ order }: Work, { side, items, state }: Arrival): readonly Group[] {
  return groupsOf(itemsOf(order, items), side).filter((group) => state === undefined || group.state === state)
}

/** One round over every item whose state can be left without an event. */
function sweep(work: Work, engine: Engine): Work {
  return sides.reduce((swept, side) => {
    const open = groupsOf(swept.order.items, side).filter((group) => placeAt(group, engine).eventless)
    return open.reduce((after, group) => followUp(after, { ...group, event: null }, engine), swept)
  }, work)
}

type FollowUp = Group & Pick<Step, 'event'> & Partial<Pick<Step, 'answered'>>

/** A step nobody waits for: what the rules refuse is marked. */
export function followUp(work: Work, group: FollowUp, engine: Engine): Work {
  const { side, event, items, answered = {} } = group
  const step: Step = { ...group, answered, follows: false }
  const worn = wornOut(step, work.events)
  const repeated: Reason = { code: 'step.repeated', event, times: mostRepeats }
  const stopped = markFailed(work, { side, event, left: leaving(worn, repeated) }, engine)
  const fresh = worn.length === 0 ? items : items.filter((item) => !worn.includes(item))
  if (fresh.length === 0) return stopped
  const ran = runOn(stopped, { ...step, items: fresh }, engine)
  const left = notWaiting(ran.left, doneOutside(stopped, group, event))
  return markFailed(ran.work, { side, event, left, answered }, engine)
}
