import type { TaskId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'

export const taskNotFound = (task: TaskId): Refused =>
  new Refused('task.not-found', `There is no parked task ${task}: it was done, skipped or retried.`, { task })
