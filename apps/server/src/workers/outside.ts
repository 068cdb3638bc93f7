import { setTimeout as pause } from 'node:timers/promises'
import type { OrderDeps } from '@souk/services/orders/deps'
import type { OutsideStep } from '@souk/services/orders/outside-steps'
import { completeStep, failAttempt } from '@souk/services/steps/complete-step'
import type { OutsideCaller } from '@souk/services/steps/outside-caller'
import type { ReportFault, Worker } from './loop.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 16
/** How long a service may keep the others waiting. */
const PATIENCE_MS = 1_000
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
  const carry = async (steps: readonly OutsideStep[]): Promise<void> => {
    await Promise.all(
      steps.map((step) =>
        settle(step)
          .catch((error: unknown) => broken(step, error))
          .catch((error: unknown) => report('outside', error)),
      ),
    )
  }
  /** By the address of the service, which is asked no more meanwhile: one that hangs delays no other's steps. */
  const inHand = new Map<string, Promise<void>>()
  const begin = ([url, steps]: readonly [string, readonly OutsideStep[]]): Promise<void> => {
    const carried = carry(steps).finally(() => inHand.delete(url))
    inHand.set(url, carried)
    return carried
  }
  return {
    name: 'outside',
    async round() {
      const except = [...inHand.keys()]
      const steps = await deps.steps.take({ now: deps.now(), leaseMs: LEASE_MS, limit: AT_ONCE, except })
      const begun = [...Map.groupBy(steps, ({ url }) => url)].map(begin)
      const patience = pause(PATIENCE_MS, undefined, { signal, ref: false }).catch(() => {})
      await Promise.race([Promise.all(begun), patience])
      return steps.length === AT_ONCE ? 0 : LOOK_EVERY_MS
    },
    finish: () => Promise.all(inHand.values()),
  }
}
