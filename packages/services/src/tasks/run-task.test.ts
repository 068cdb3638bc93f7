import { expect, test } from 'vitest'
import { documentsOf } from '@souk/domain/order/documents'
import { Refused, Unavailable } from '@souk/domain/refused'
import { MOST_ATTEMPTS } from '../backoff.ts'
import { aSouk, operator } from '../testing/souk.ts'
import { retryTask, skipTask } from './parked-tasks.ts'
import { runTask } from './run-task.ts'
import type { TaskHandler } from './run-task.ts'

/** An order with one mail to be sent, and a worker that tries it whenever it is due. */
async function queued() {
  const souk = await aSouk()
  const { orders: deps, clock } = souk
  const { id } = await souk.place()
  await deps.orders.change(id, (order) => ({
    before: order,
    order: { ...order, version: order.version + 1 },
    events: [{ type: 'commission.calculated', items: [] }],
    jobs: [],
    tasks: [{ kind: 'mail', data: { to: 'nobody' } }],
    actor: operator,
    at: clock.now,
    answer: null,
  }))
  const handed: unknown[] = []

  /** The next attempt, as soon as it is due; answers whether there was one. */
  async function work(handle: TaskHandler): Promise<boolean> {
    clock.now = new Date(clock.now.getTime() + 3_600_000)
    const taken = await deps.tasks.take({ kind: 'mail', now: clock.now, leaseMs: 60_000, limit: 1 })
    for (const task of taken) {
      await runTask(deps, task, async (one) => {
        handed.push(one.data)
        return handle(one)
      })
    }
    return taken.length > 0
  }
  const notes = async () => {
    const order = await deps.orders.byId(id)
    return order ? documentsOf(order, 'note').map(({ message, success }) => ({ message, success })) : []
  }
  return { ...souk, deps, work, notes, handed, parked: () => deps.tasks.parked(10) }
}

const busy: TaskHandler = async () => {
  throw new Unavailable('the post office is closed')
}
const unknown: TaskHandler = async () => {
  throw new Refused('mail.refused', 'there is no such address')
}

test('a task that is done is gone, and its order says so', async () => {
  const { work, notes } = await queued()
  await work(async () => ({ message: 'sent to ada@example.com' }))
  expect(await notes()).toEqual([{ message: 'sent to ada@example.com', success: true }])
  expect(await work(busy)).toBe(false)
})

test('a service that is away is asked again later, without a word on the order until it is given up', async () => {
  const { work, notes, parked, handed } = await queued()
  while (await work(busy)) expect(handed.length === MOST_ATTEMPTS).toBe((await notes()).length > 0)
  expect(handed).toHaveLength(MOST_ATTEMPTS)
  expect(await parked()).toMatchObject([{ error: 'the post office is closed' }])
})

test('what is refused is parked at once: to try again would not help', async () => {
  const { work, notes, parked, handed } = await queued()
  while (await work(unknown));
  expect(handed).toHaveLength(1)
  expect(await parked()).toMatchObject([{ error: 'there is no such address' }])
  expect(await notes()).toEqual([{ message: 'there is no such address', success: false }])
})

test('a bug is reported and tried again', async () => {
  const { work, handed } = await queued()
  const working = work(async () => {
    throw new RangeError('a bug')
  })
  await expect(working).rejects.toThrow('a bug')
  await work(async () => undefined)
  expect(handed).toHaveLength(2)
})

test('a task that ends its worker each time is parked in the end', async () => {
  const { deps, clock, work, parked } = await queued()
  for (let n = 0; n < MOST_ATTEMPTS; n++) {
    await deps.tasks.take({ kind: 'mail', now: clock.now, leaseMs: 60_000, limit: 1 })
    clock.now = new Date(clock.now.getTime() + 60_000)
  }
  await work(async () => ({ message: 'sent' }))
  expect(await parked()).toMatchObject([{ error: `Its worker ended ${MOST_ATTEMPTS} times before it was done.` }])
})

test('a parked task is mended and tried again; the order says once how it ended', async () => {
  const { deps, work, notes, parked, handed } = await queued()
  await work(unknown)
  const [task] = await parked()
  if (task) await retryTask(deps, task.id, { to: 'ada@example.com' })
  await work(async () => ({ message: 'sent' }))
  expect(handed).toEqual([{ to: 'nobody' }, { to: 'ada@example.com' }])
  expect(await notes()).toEqual([{ message: 'sent', success: true }])
})

test('a parked task is given up for a reason, and cannot be given up twice', async () => {
  const { deps, work, notes, parked } = await queued()
  await work(unknown)
  const [task] = await parked()
  if (!task) throw new Error('nothing is parked')
  await skipTask(deps, operator, { task: task.id, reason: 'told by telephone' })
  expect(await parked()).toEqual([])
  expect(await notes()).toEqual([{ message: 'Skipped: told by telephone', success: false }])
  const again = skipTask(deps, operator, { task: task.id, reason: 'once more' })
  await expect(again).rejects.toMatchObject({ code: 'task.not-found' })
})
