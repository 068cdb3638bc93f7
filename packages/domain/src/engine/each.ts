import { edgeOf } from '@souk/process/compile'
import type { OrderItemId, StepId } from '../ids.ts'
import type { OrderEvent } from '../order/events.ts'
import { attempt } from './attempt.ts'
import { reachOf } from './command.ts'
import { compiledOf } from './machine.ts'
import type { OutsideJob, Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import type { Left, Need, Step } from './step.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

export interface Each {
  readonly work: Work
  /** Items that stayed, and why. */
  readonly left: Left
}

/**
 * Runs a step for a group, each item on its own as far as the command's reach allows: the group goes as a whole, and is
 * halved wherever it cannot, down to the items that cannot. What only the outside can answer is asked, and waits: a command
 * once for the whole group, a condition for each item.
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
      return divisible(step, engine) ? halved(work, step, engine) : { work, left: all(step.items, tried.reason) }
  }
}

function divisible({ process, state, event, items }: Step, engine: Engine): boolean {
  const edge = edgeOf(compiledOf(process, engine), state, event)
  return items.length > 1 && edge !== undefined && reachOf(edge, engine) !== 'order'
}

function halved(work: Work, step: Step, engine: Engine): Each {
  const middle = Math.ceil(step.items.length / 2)
  const first = runStep(work, { ...step, items: step.items.slice(0, middle) }, engine)
  const second = runStep(first.work, { ...step, items: step.items.slice(middle) }, engine)
  return { work: second.work, left: new Map([...first.left, ...second.left]) }
}

function all(items: readonly OrderItemId[], reason: Reason): Left {
  return new Map(items.map((item) => [item, reason]))
}

interface Question {
  readonly step: Step
  readonly need: Need
}

/** The items wait in their state, seen by everyone, and a job for the outside is left behind. */
function suspend(work: Work, { step: { side, items, event, answered }, need }: Question, engine: Engine): Work {
  const { newId, now, data } = engine.setting
  const step = newId() as StepId
  const some = Object.keys(answered).length > 0 && { answered }
  const pending = { step, event, since: now.toISOString(), ...some }
  const started: OrderEvent = { type: 'step.started', side, items, pending }
  const job: OutsideJob = { ...need, step, order: work.order.id, side, items, event, data }
  return { ...record(work, [started], engine), jobs: [...work.jobs, job] }
}
