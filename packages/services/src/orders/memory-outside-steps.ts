import type { StepId } from '@souk/domain/ids'
import { isFoundIn } from '@souk/domain/search'
import { memoryPage } from './memory-page.ts'
import type { Key } from './memory-page.ts'
import type { Commit } from './order-store.ts'
import type { OutsideStep, OutsideSteps, StepFilter } from './outside-steps.ts'

export interface MemoryOutsideSteps extends OutsideSteps {
  /** What a commit leaves to be done, has done or has given up. */
  committed(commit: Commit<unknown>): void
}

const byTime = (one: OutsideStep, other: OutsideStep): number =>
  one.runAt < other.runAt ? -1 : Number(one.runAt > other.runAt)

export function memoryOutsideSteps(): MemoryOutsideSteps {
  const steps = new Map<StepId, OutsideStep>()

  function set(id: StepId, over: Partial<OutsideStep>): void {
    const step = steps.get(id)
    if (step) steps.set(id, { ...step, ...over })
  }

  return {
    committed({ order, jobs, events, at }) {
      const now = at.toISOString()
      for (const job of jobs) {
        steps.set(job.step, {
          ...job,
          status: 'waiting',
          attempts: 0,
          runAt: now,
          createdAt: steps.get(job.step)?.createdAt ?? now,
          orderReference: order.reference,
        })
      }
      for (const event of events) {
        if (event.type === 'step.ended') steps.delete(event.step)
        if (event.type === 'step.failed' && event.failed.step)
          set(event.failed.step, { status: 'parked', error: event.failed.message })
      }
    },
    async take({ now, leaseMs, limit, except }) {
      const isDue = ({ status, runAt, url }: OutsideStep) =>
        status === 'waiting' && runAt <= now.toISOString() && !except.includes(url)
      const due = [...steps.values()].filter(isDue)
      const runAt = new Date(now.getTime() + leaseMs).toISOString()
      return due
        .toSorted(byTime)
        .slice(0, limit)
        .map((step) => {
          const taken = { ...step, runAt, attempts: step.attempts + 1 }
          steps.set(step.step, taken)
          return taken
        })
    },
    async failed(step, error, runAt) {
      set(step, { error, runAt: runAt.toISOString() })
    },
    byId: async (step) => steps.get(step),
    async parked(filter, page) {
      const matching = [...steps.values()].filter((step) => step.status === 'parked' && matches(step, filter))
      return memoryPage(matching, page, { descending: true, keyOf })
    },
  }
}

const keyOf = ({ createdAt, step }: OutsideStep): Key => [createdAt, step]

function matches({ orderReference, name, kind, error = '' }: OutsideStep, filter: StepFilter): boolean {
  const { search = '', names, kind: wanted } = filter
  return (
    isFoundIn([orderReference, name, error].join(' ').toLowerCase(), search) &&
    (!names || names.includes(name)) &&
    (!wanted || wanted === kind)
  )
}
