import { z } from 'zod'
import type { Task } from '@souk/domain/engine/outcome'
import type { TaskId } from '@souk/domain/ids'
import { taskId, text } from './shared.ts'

export const parkedTasks = z.object({ limit: z.int().min(1).max(200).default(50) }).prefault({})
export const retryTask = z.object({ task: taskId })
/** The reason is noted on the task's order. */
export const skipTask = z.object({ task: taskId, reason: text(400) })
/** All of what it is to go by from now on, e.g. with another address to send to; it is tried again at once. */
export const editTask = z.object({ task: taskId, data: z.record(z.string().max(100), z.json()) })

/** Work left by a commit that failed for good, or was refused; what `data` holds is its kind's. */
export interface ParkedTask extends Task {
  readonly task: TaskId
  readonly orderReference: string
  readonly attempts: number
  readonly error: string
  readonly since: string
}
