import type { NewId, TaskId } from '@souk/domain/ids'
import { tasksOf } from '@souk/domain/order/commit'
import type { Commit } from '../orders/order-store.ts'
import { taskNotFound } from './not-found.ts'
import type { QueuedTask, Tasks } from './tasks.ts'

export interface MemoryTasks extends Tasks {
  /** What a commit leaves to be done. */
  committed(commit: Commit<unknown>): void
}

const byTime = (one: QueuedTask, other: QueuedTask): number =>
  one.runAt < other.runAt ? -1 : Number(one.runAt > other.runAt)

export function memoryTasks(newId: NewId): MemoryTasks {
  const tasks = new Map<TaskId, QueuedTask>()

  function set(id: TaskId, over: Partial<QueuedTask>): QueuedTask | undefined {
    const task = tasks.get(id)
    const changed = task && { ...task, ...over }
    if (changed) tasks.set(id, changed)
    return changed
  }

  return {
    committed(commit) {
      const { id: order, reference: orderReference } = commit.order
      const now = commit.at.toISOString()
      for (const task of tasksOf(commit)) {
        const id = newId() as TaskId
        const waiting = { status: 'waiting', attempts: 0, runAt: now, createdAt: now } as const
        tasks.set(id, { ...task, id, order, orderReference, ...waiting })
      }
    },
    async take({ kind, now, leaseMs, limit }) {
      const isDue = ({ status, runAt }: QueuedTask) => status === 'waiting' && runAt <= now.toISOString()
      const due = [...tasks.values()].filter((task) => task.kind === kind && isDue(task))
      const runAt = new Date(now.getTime() + leaseMs).toISOString()
      const taken = due.toSorted(byTime).slice(0, limit)
      return taken.flatMap(({ id, attempts }) => set(id, { runAt, attempts: attempts + 1 }) ?? [])
    },
    done: async (task) => void tasks.delete(task),
    failed: async (task, error, runAt) => void set(task, { error, runAt: runAt.toISOString() }),
    park: async (task, error) => void set(task, { status: 'parked', error }),
    byId: async (task) => tasks.get(task),
    async parked(limit) {
      const parked = [...tasks.values()].filter(({ status }) => status === 'parked')
      return parked.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, limit)
    },
    async retry(task, now, data) {
      if (tasks.get(task)?.status !== 'parked') throw taskNotFound(task)
      set(task, { status: 'waiting', attempts: 0, runAt: now.toISOString(), ...(data && { data }) })
    },
  }
}
