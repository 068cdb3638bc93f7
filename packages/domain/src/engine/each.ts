import { edgeOf } from '@souk/process/compile'
import type { StepId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import { attempt } from './attempt.ts'
import { reachOf } from './command.ts'
import { itemsOf } from './group.ts'
import { compiledOf } from './machine.ts'
import { answeredFor } from './mark.ts'
import type { OutsideJob } from './outcome.ts'
import type { Engine } from './registry.ts'
import { leaving } from './step.ts'
import type { Left, Need, Step } from './step.ts'
import { waitingIn } from './waiting.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

export interface Each {
  readonly work: Work
  /** Items that stayed, and why. */
  readonly left: Left
}

/** Runs a step for those of the group that do not wait for the outside. */
export function runFree(work: Work, step: Step, engine: Engine): Each {
  const waiting = waitingIn(work, step)
  return waiting.size === 0 ? runStep(work, step, engine) : without(waiting, { work, step }, engine)
}

/** The same for a step that nobody fires anew: what the outside had done for it before is not asked for again. */
export function runOn(work: Work, step: Step, engine: Engine): Each {
  const before = (item: OrderItem) => answeredFor(item, step.side, step.event)
  const items = itemsOf(work.order, step.items)
  if (!items.some(before)) return runFree(work, step, engine)
  const parts = Map.groupBy(items, (item) => JSON.stringify(before(item)))
  return [...parts.values()].reduce<Each>(
    (done, alike) => {
      const answered = { ...alike.map(before)[0], ...step.answered }
      const each = runFree(done.work, { ...step, items: alike.map(({ id }) => id), answered }, engine)
      return { work: each.work, left: new Map([...done.left, ...each.left]) }
    },
    { work, left: new Map() },
  )
}

/**
 * Runs a step for a group: for all of it or for none where its command goes by order, else for each item on its own. The
 * group is then tried as a whole, and again without those that turn out to be unable to go. What only the outside can answer
 * is asked, and waits: a command once for the group, a condition for each item.
 */
export function runStep(work: Work, step: Step, engine: Engine): Each {
  const tried = attempt(work, step, engine)
  switch (tried.kind) {
    case 'done':
      return tried
    case 'outside':
      if (tried.need.kind === 'condition' && step.items.length > 1) return halved(work, step, engine)
      return { work: suspend(work, { step, need: tried.need }, engine), left: new Map() }
    case 'refused':
      if (step.items.length === 1 || byOrder(step, engine)) return { work, left: leaving(step.items, tried.reason) }
      return tried.left ? without(tried.left, { work, step }, engine) : halved(work, step, engine)
  }
}

function byOrder({ process, state, event }: Step, engine: Engine): boolean {
  const edge = edgeOf(compiledOf(process, engine), state, event)
  return edge !== undefined && reachOf(edge, engine) === 'order'
}

interface Retry {
  readonly work: Work
  readonly step: Step
}

function without(left: Left, { work, step }: Retry, engine: Engine): Each {
  const items = step.items.filter((item) => !left.has(item))
  if (items.length === 0) return { work, left }
  const rest = runStep(work, { ...step, items }, engine)
  return { work: rest.work, left: new Map([...left, ...rest.left]) }
}

function halved(work: Work, step: Step, engine: Engine): Each {
  const middle = Math.ceil(step.items.length / 2)
  const first = runStep(work, { ...step, items: step.items.slice(0, middle) }, engine)
  const second = runStep(first.work, { ...step, items: step.items.slice(middle) }, engine)
  return { work: second.work, left: new Map([...first.left, ...second.left]) }
}

interface Question {
  readonly step: Step
  readonly need: Need
}

/** The items wait in their state, seen by everyone, and a job for the outside is left behind. */
function suspend(work: Work, { step: asked, need: { asking, ...need } }: Question, engine: Engine): Work {
  const { side, items, event, answered } = asked
  const { newId, now } = engine.context
  const data = { ...engine.context.data, ...asking?.data }
  const step = newId() as StepId
  const some = Object.keys(answered).length > 0 && { answered }
  const pending = { step, event, since: isoOf(now), ...some }
  const started: OrderEvent = { type: 'step.started', side, items, pending }
  const job: OutsideJob = { ...need, step, order: work.order.id, side, items, event, data }
  return { ...record(work, [...(asking?.events ?? []), started], engine), jobs: [...work.jobs, job] }
}
