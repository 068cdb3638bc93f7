import type { Task } from '@souk/domain/engine/outcome'
import type { OrderId, TaskId } from '@souk/domain/ids'

export interface QueuedTask extends Task {
  readonly id: TaskId
  readonly order: OrderId
  readonly orderReference: string
  readonly status: 'waiting' | 'parked'
  readonly attempts: number
  readonly error?: string
  readonly runAt: string
  readonly createdAt: string
}

export interface TaskLease {
  readonly kind: Task['kind']
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
}

/** Work left for after a commit: rows written by `OrderStore` commits, taken by workers. What is done is gone. */
export interface Tasks {
  /** Takes tasks that are due, leasing each for `leaseMs`; another worker takes it when the lease runs out. */
  take(lease: TaskLease): Promise<readonly QueuedTask[]>
  /** It is done, or given up. */
  done(task: TaskId): Promise<void>
  /** An attempt failed: due again at `runAt`. */
  failed(task: TaskId, error: string, runAt: Date): Promise<void>
  /** It waits for a person. */
  park(task: TaskId, error: string): Promise<void>
  byId(task: TaskId): Promise<QueuedTask | undefined>
  /** Newest first. */
  parked(limit: number): Promise<readonly QueuedTask[]>
  /** A parked one is due now, with other data where some is given. Refused: `task.not-found`. */
  retry(task: TaskId, now: Date, data?: Task['data']): Promise<void>
}
