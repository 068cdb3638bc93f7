import type { Actor } from '@souk/domain/actor'
import type { DocumentId } from '@souk/domain/ids'
import { isoOf } from '@souk/domain/iso'
import { documentsOf } from '@souk/domain/order/documents'
import type { Note } from '@souk/domain/order/documents'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { Refused, Unavailable } from '@souk/domain/refused'
import { backoffMs, MOST_ATTEMPTS } from '../backoff.ts'
import { commitSaying } from '../orders/commit.ts'
import { system } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import type { QueuedTask } from './tasks.ts'

/** What a task that was done has to say on its order: a note, and what else it wrote there. */
export interface TaskSaid {
  readonly message: string
  readonly events?: (order: Order) => readonly OrderEvent[]
}

/**
 * Does a task, and answers what is to be noted on its order. Throws `Refused` where trying again would not help. A worker
 * may die at any point, and the task is then handed over once more: what was done already must be left alone.
 */
export type TaskHandler = (task: QueuedTask) => Promise<TaskSaid | undefined>

/** Runs a task that was taken: done, due again later, or parked with a note on its order. Throws only what is a bug. */
export async function runTask(deps: OrderDeps, task: QueuedTask, handle: TaskHandler): Promise<void> {
  try {
    refuseLost(task)
    const said = await handle(task)
    if (said) await noteTask(deps, task, { ...said, success: true, actor: worker })
    await deps.tasks.done(task.id)
  } catch (error) {
    await giveBack(deps, task, error)
    if (!(error instanceof Refused || error instanceof Unavailable)) throw error
  }
}

const worker = system('tasks', 'Tasks')

/** What ends its worker each time never says that it failed. */
function refuseLost({ id, attempts }: QueuedTask): void {
  if (attempts <= MOST_ATTEMPTS) return
  throw new Refused('task.lost', `Its worker ended ${MOST_ATTEMPTS} times before it was done.`, { task: id })
}

async function giveBack(deps: OrderDeps, task: QueuedTask, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof Refused) && task.attempts < MOST_ATTEMPTS) {
    return deps.tasks.failed(task.id, message, new Date(deps.now().getTime() + backoffMs(task.attempts)))
  }
  await noteTask(deps, task, { message, success: false, actor: worker })
  await deps.tasks.park(task.id, message)
}

export interface TaskNote extends TaskSaid, Pick<Note, 'success'> {
  readonly actor: Actor
}

/** Says on the task's order what became of it, instead of what was said of it before. */
export async function noteTask(deps: OrderDeps, task: QueuedTask, said: TaskNote): Promise<void> {
  await deps.orders.change(task.order, (order) => {
    const at = deps.now()
    const document = noteOf(order, task, { ...said, id: deps.newId() as DocumentId, at })
    return commitSaying(order, {
      events: [...(said.events?.(order) ?? []), { type: 'document.recorded', document }],
      actor: said.actor,
      at,
      answer: null,
    })
  })
}

const LONGEST_MESSAGE = 500

interface NewNote extends Pick<TaskNote, 'message' | 'success'> {
  readonly id: DocumentId
  readonly at: Date
}

function noteOf(order: Order, { id: task, kind: command }: QueuedTask, { message, success, id, at }: NewNote): Note {
  const known = documentsOf(order, 'note').find((note) => note.task === task)
  const said = { message: message.slice(0, LONGEST_MESSAGE), success, at: isoOf(at) }
  return { kind: 'note', id: known?.id ?? id, command, task, ...said }
}

/** Whether the task was done, though its worker died before it could say so. */
export const isNoted = (order: Order, { id }: QueuedTask): boolean =>
  documentsOf(order, 'note').some(({ task, success }) => task === id && success)
