import type { OrderDeps } from '@souk/services/orders/deps'
import type { OutsideStep } from '@souk/services/orders/order-store'
import { completeStep, failAttempt } from '@souk/services/steps/complete-step'
import type { OutsideCaller } from '@souk/services/steps/outside-caller'
import type { ReportFault, Worker } from './loop.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 16
/** Longer than a call may take: a worker that died lets its steps go. */
const LEASE_MS = 30_000
/** A service that said "later" is asked again after this long. */
const LATER_MS = 3_600_000

/** Carries steps that wait for the outside to their services and brings the answers in by the one door. */
export function outsideWorker({
  deps,
  caller,
  report,
  signal,
}: {
  deps: OrderDeps
  caller: OutsideCaller
  report: ReportFault
  signal: AbortSignal
}): Worker {
  const settle = async (step: OutsideStep): Promise<void> => {
    const reply = await caller.call(step, signal)
    if (signal.aborted) return
    if (reply.kind === 'failed') return failAttempt(deps, step, reply.message)
    if (reply.kind === 'later') {
      return deps.steps.failed(step.step, 'Waits for its answer.', new Date(deps.now().getTime() + LATER_MS))
    }
    await completeStep(
      deps,
      { kind: 'system', id: 'outside', name: step.name },
      { step: step.step, ok: true, answer: reply.answer, data: reply.data },
    )
  }
  /** An order that cannot take its answer is tried again later, and parked at last, so that it is seen and asks nobody for ever. */
  const broken = async (step: OutsideStep, error: unknown): Promise<void> => {
    report('outside', error)
    await failAttempt(deps, step, `The answer could not be taken in: ${String(error)}`)
  }
  return {
    name: 'outside',
    async round() {
      const steps = await deps.steps.take(deps.now(), LEASE_MS, AT_ONCE)
      await Promise.all(
        steps.map((step) =>
          settle(step)
            .catch((error: unknown) => broken(step, error))
            .catch((error: unknown) => report('outside', error)),
        ),
      )
      return steps.length === AT_ONCE ? 0 : LOOK_EVERY_MS
    },
  }
}
