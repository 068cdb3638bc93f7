import type { Task } from '@souk/domain/engine/outcome'
import type { OrderDeps } from '@souk/services/orders/deps'
import { runTask } from '@souk/services/tasks/run-task'
import type { TaskHandler } from '@souk/services/tasks/run-task'
import type { ReportFault, Worker } from './loop.ts'

const LOOK_EVERY_MS = 250
const AT_ONCE = 8
/** Longer than a task may take: a worker that died lets its tasks go. */
const LEASE_MS = 60_000

/** Does the tasks of one kind: what one kind waits for, a mail server say, holds no other kind up. */
export function tasksWorker(
  kind: Task['kind'],
  handle: TaskHandler,
  { deps, report }: { readonly deps: OrderDeps; readonly report: ReportFault },
): Worker {
  return {
    name: kind,
    async round() {
      const tasks = await deps.tasks.take({ kind, now: deps.now(), leaseMs: LEASE_MS, limit: AT_ONCE })
      await Promise.all(tasks.map((task) => runTask(deps, task, handle).catch((error) => report(kind, error))))
      return tasks.length === AT_ONCE ? 0 : LOOK_EVERY_MS
    },
  }
}
