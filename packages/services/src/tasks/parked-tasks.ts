import type { Actor } from '@souk/domain/actor'
import type { Task } from '@souk/domain/engine/outcome'
import type { TaskId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'
import { taskNotFound } from './not-found.ts'
import { noteTask } from './run-task.ts'

/** A person has a parked task tried again now, with other data where some is given. Refused: `task.not-found`. */
export function retryTask(deps: OrderDeps, task: TaskId, data?: Task['data']): Promise<void> {
  return deps.tasks.retry(task, deps.now(), data)
}

/**
 * A person gives a parked task up; why is noted on its order. Refused: `task.not-found`, `task.not-skippable` for an amendment,
 * whose order would be held back for ever.
 */
export async function skipTask(
  deps: OrderDeps,
  actor: Actor,
  { task: id, reason }: { readonly task: TaskId; readonly reason: string },
): Promise<void> {
  const task = await deps.tasks.byId(id)
  if (task?.status !== 'parked') throw taskNotFound(id)
  if (task.kind === 'amendment') {
    throw new Refused('task.not-skippable', 'An amendment is applied or fails by itself: try it again.', { task: id })
  }
  await noteTask(deps, task, { message: `Skipped: ${reason}`, success: false, actor })
  await deps.tasks.done(id)
}
