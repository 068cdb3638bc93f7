import type { Actor } from '@souk/domain/actor'
import type { Decision, OutsideJob } from '@souk/domain/engine/outcome'
import { askAgain, completeStep as complete, failStep, isOwn, skipStep as skip } from '@souk/domain/engine/outside'
import type { Engine } from '@souk/domain/engine/registry'
import type { StepId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { backoffMs, MOST_ATTEMPTS } from '../backoff.ts'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import type { OutsideStep } from '../orders/outside-steps.ts'

export interface OutsideAnswer {
  readonly step: StepId
  readonly ok: boolean
  /** For conditions. */
  readonly answer?: boolean | undefined
  readonly message?: string | undefined
  /** What one of our own commands reads. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
}

/** Refused: `step.not-found`. */
async function stepById(deps: OrderDeps, id: StepId): Promise<OutsideStep> {
  const step = await deps.steps.byId(id)
  if (step) return step
  throw new Refused('step.not-found', `There is no step ${id} that waits: it was done, skipped or never existed.`, {
    step: id,
  })
}

type Decide = (order: Order, engine: Engine) => Decision

async function change(
  deps: OrderDeps,
  { actor, step, decide }: { actor: Actor; step: OutsideStep; decide: Decide },
): Promise<void> {
  const engine = await engineOf(deps, actor, step.data)
  await deps.orders.change(step.order, (order) =>
    commitOf(order, decide(order, engine), { engine, answer: () => null }),
  )
}

/**
 * The outside answered a pending step: the one door by which it comes back. Refused: `step.not-found`, `step.answer-missing` for
 * a condition without its answer.
 */
export async function completeStep(deps: OrderDeps, actor: Actor, answer: OutsideAnswer): Promise<void> {
  const step = await stepById(deps, answer.step)
  if (!answer.ok) return failAttempt(deps, step, answer.message ?? 'The service answered that it failed.')
  if (step.kind === 'condition' && answer.answer === undefined) {
    const { step: id, name } = step
    throw new Refused('step.answer-missing', `${name} is a condition: say whether it holds, as answer.`, {
      step: id,
      name,
    })
  }
  const { answer: value = true, data = {} } = answer
  await change(deps, { actor, step, decide: (order, engine) => complete(order, { job: step, value, data }, engine) })
}

/** One attempt failed: tried again later, or parked with an error mark on its items. */
export async function failAttempt(deps: OrderDeps, step: OutsideStep, message: string): Promise<void> {
  if (step.attempts < MOST_ATTEMPTS) {
    return deps.steps.failed(step.step, message, new Date(deps.now().getTime() + backoffMs(step.attempts)))
  }
  const actor: Actor = { kind: 'system', id: 'outside', name: step.name }
  await change(deps, {
    actor,
    step,
    decide: (order, engine) => failStep(order, { job: step, message, parked: true }, engine),
  })
}

/** A person takes a step as done without its command; the reason is kept in its event. */
export async function skipStep(
  deps: OrderDeps,
  actor: Actor,
  asked: { step: StepId; reason: string; answer: boolean },
): Promise<void> {
  const step = await stepById(deps, asked.step)
  const decide: Decide = (order, engine) =>
    skip(order, { job: step, value: asked.answer, reason: asked.reason }, engine)
  await change(deps, { actor, step, decide })
}

/**
 * A person has a step tried again now, with other data where some is given. Refused: `step.not-found`, `step.not-editable` for
 * other data to a command of our own.
 */
export async function retryStep(
  deps: OrderDeps,
  actor: Actor,
  { step: id, data }: { readonly step: StepId; readonly data?: OutsideJob['data'] },
): Promise<void> {
  const step = await stepById(deps, id)
  if (data && isOwn(step)) {
    const sentence = `What ${step.name} tells is what Souk knows of the order. Try it again as it is, or skip it.`
    throw new Refused('step.not-editable', sentence, { step: id, name: step.name })
  }
  const job = { ...step, data: data ?? step.data }
  await change(deps, { actor, step, decide: (order, engine) => askAgain(order, job, engine) })
}
