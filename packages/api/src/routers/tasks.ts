import { editTask, parkedTasks, retryTask, skipTask } from '@souk/contract/tasks'
import type { ParkedTask } from '@souk/contract/tasks'
import * as tasks from '@souk/services/tasks/parked-tasks'
import type { QueuedTask } from '@souk/services/tasks/tasks'
import { procedure, router } from '../trpc.ts'

function parked({ id: task, kind, data, orderReference, attempts, error = '', createdAt }: QueuedTask): ParkedTask {
  return { task, kind, data, orderReference, attempts, error, since: createdAt }
}

export const tasksRouter = router({
  /** Mails, invoices … that could not be done, newest first: each with its error and what it goes by. */
  parked: procedure
    .input(parkedTasks)
    .query(async ({ ctx, input }) => (await ctx.services.orders.tasks.parked(input.limit)).map(parked)),
  /** Tries a parked task again now. */
  retry: procedure.input(retryTask).mutation(({ ctx, input }) => tasks.retryTask(ctx.services.orders, input.task)),
  /** Gives a parked task up; the reason is noted on its order. */
  skip: procedure
    .input(skipTask)
    .mutation(({ ctx, input }) => tasks.skipTask(ctx.services.orders, ctx.identity.actor, input)),
  /** Changes what a parked task goes by, and tries it again now. */
  edit: procedure
    .input(editTask)
    .mutation(({ ctx, input }) => tasks.retryTask(ctx.services.orders, input.task, input.data)),
})
