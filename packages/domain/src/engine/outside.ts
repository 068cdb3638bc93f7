import type { OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { commandNamed, conditionNamed } from './binding.ts'
import { runStep } from './each.ts'
import { groupsOf, itemsOf } from './group.ts'
import { machineOn } from './machine.ts'
import { markFailed, notWaiting } from './mark.ts'
import type { Decision, OutsideJob, Reason } from './outcome.ts'
import { possibleAt } from './permit.ts'
import type { Engine } from './registry.ts'
import { decisionOf } from './results.ts'
import { settle } from './settle.ts'
import { answerKey } from './step.ts'
import type { Answered, Left } from './step.ts'
import { begin, record } from './work.ts'

/** The outside did what it was asked. */
export interface Completed {
  readonly job: OutsideJob
  /** The answer of a condition; a command has none. */
  readonly value?: boolean
  /** What one of our own commands reads of the answer. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** A person takes the command as done, or gives the condition's answer. */
export interface Skipped extends Completed {
  readonly reason: string
}

export interface FailedJob {
  readonly job: OutsideJob
  readonly message: string
  /** No further attempt will be made by itself: shown on the items. */
  readonly parked: boolean
}

/**
 * The step goes on with the answer, for the items that still wait for it; the others answer `step.changed`. What the rules
 * now refuse is marked on the items, and so is a false condition once the outside has run a command.
 */
export function completeStep(order: Order, { job, value = true, data = {} }: Completed, engine: Engine): Decision {
  return goOn(order, { job: { ...job, data: { ...job.data, ...data } }, value }, engine)
}

/** The same, said by a person; the reason is kept with `step.ended`. */
export function skipStep(order: Order, { job, value = true, reason }: Skipped, engine: Engine): Decision {
  return goOn(order, { job, value, skipped: reason }, engine)
}

/** An attempt failed: the items go on waiting; once it is parked they say so. */
export function failStep(order: Order, { job, message, parked }: FailedJob, engine: Engine): Decision {
  const { side, step, event } = job
  const { waiting, left } = waitingFor(order, job, engine)
  const failed = { step, event, code: 'step.outside-failed', message, at: isoOf(engine.context.now) }
  const marked = parked && waiting.length > 0
  const events: OrderEvent[] = marked ? [{ type: 'step.failed', side, items: ids(waiting), failed }] : []
  return decisionOf(record(begin(order), events, engine), { side, items: itemsOf(order, job.items), left })
}

/**
 * A person has the outside asked again, with the data the job has now, where the name is bound now: its items wait on, without
 * their marks. A name that is one of our own rules by now is asked here, and the step goes on.
 */
export function askAgain(order: Order, job: OutsideJob, engine: Engine): Decision {
  const { kind, step, side, event, name, data } = job
  const url = urlNow(job, engine)
  if (url === undefined) return goOn(order, { job }, engine)
  const { waiting, left } = waitingFor(order, job, engine)
  const items = ids(waiting)
  const pending = waiting.map((item) => machineOn(item, side)?.pending)[0]
  const asked = record(begin(order), pending ? [{ type: 'step.started', side, items, pending }] : [], engine)
  const jobs = pending ? [{ kind, step, order: order.id, side, items, event, name, url, data }] : []
  return decisionOf({ ...asked, jobs }, { side, items: itemsOf(order, job.items), left })
}

/** A command of our own asks: by an adapter, and what it tells is not for others to say. */
export function isOwn({ url }: Pick<OutsideJob, 'url'>): boolean {
  return url.startsWith('souk:')
}

/** Undefined: the outside is not needed any more. */
function urlNow(job: OutsideJob, engine: Engine): string | undefined {
  const { kind, name, url } = job
  const bound = kind === 'command' ? commandNamed(name, engine) : conditionNamed(name, engine)
  if (bound?.kind === 'outside') return bound.url
  return bound && !isOwn(job) ? undefined : url
}

interface Ended {
  readonly job: OutsideJob
  /** The answer; absent: there was none, and the step is tried anew. */
  readonly value?: boolean
  readonly skipped?: string
}

function goOn(order: Order, { job, value, skipped }: Ended, { context, registry }: Engine): Decision {
  const engine: Engine = { registry, context: { ...context, data: job.data } }
  const { side, step, event } = job
  const { waiting, left } = waitingFor(order, job, engine)
  const items = itemsOf(order, job.items)
  if (waiting.length === 0) return decisionOf(begin(order), { side, items, left })
  const answered = { ...answeredBefore(waiting, side), ...(value !== undefined && { [answerKey(job)]: value }) }
  const ended: OrderEvent = {
    type: 'step.ended',
    side,
    items: ids(waiting),
    step,
    ...(skipped !== undefined && { skipped }),
  }
  let work = record(begin(order), [ended], engine)
  for (const group of groupsOf(waiting, side)) {
    const each = runStep(work, { ...group, event, answered, follows: false }, engine)
    each.left.forEach((reason, item) => left.set(item, reason))
    work = markFailed(each.work, { side, event, left: unexpected(each.left, answered), answered }, engine)
  }
  return decisionOf(settle(work, 0, engine), { side, items, left })
}

/** All of them wait for the same step. */
function answeredBefore(waiting: readonly OrderItem[], side: Side): Answered {
  return waiting.map((item) => machineOn(item, side)?.pending?.answered)[0] ?? {}
}

/** Once a command ran outside, standing still is no longer the quiet answer of a condition. */
function unexpected(left: Left, answered: Answered): Left {
  const ran = Object.keys(answered).some((key) => key.startsWith('command '))
  return ran ? left : notWaiting(left)
}

function waitingFor(order: Order, { side, step, items }: OutsideJob, engine: Engine) {
  const waiting: OrderItem[] = []
  const left = new Map<OrderItemId, Reason>()
  for (const item of itemsOf(order, items)) {
    const machine = machineOn(item, side)
    if (machine?.pending?.step === step) waiting.push(item)
    else if (machine) left.set(item.id, changedTo(machine, side, engine))
  }
  return { waiting, left }
}

function changedTo(machine: Machine, side: Side, engine: Engine): Reason {
  const { since: at, state: to } = machine
  return { code: 'step.changed', by: '', at, to, possible: possibleAt(machine, side, engine) }
}

function ids(items: readonly OrderItem[]): readonly OrderItemId[] {
  return items.map(({ id }) => id)
}
