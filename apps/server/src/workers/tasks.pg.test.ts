import { expect, test } from 'vitest'
import type { OrderId } from '@souk/domain/ids'
import { commitSaying } from '@souk/services/orders/commit'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import type { TaskHandler } from '@souk/services/tasks/run-task'
import { cart, openMarketplace, operator, shop } from '../testing/marketplace.ts'
import { tasksWorker } from './tasks.ts'

const HOUR_MS = 3_600_000
const COUNT = 6

/** Orders whose last commit left a mail each to be sent. */
async function mailsOf(deps: OrderDeps): Promise<readonly OrderId[]> {
  const keys = Array.from({ length: COUNT }, (_, n) => `mail ${n}`)
  return Promise.all(
    keys.map(async (key) => {
      const { id } = await placeOrder(deps, shop, cart(key, ['MER000001']))
      await deps.orders.change(id, (order) => {
        const events = [{ type: 'commission.calculated', items: [] }] as const
        const tasks = [{ kind: 'mail', data: { key } }] as const
        return commitSaying(order, { events, tasks, actor: operator, at: deps.now(), answer: null })
      })
      return id
    }),
  )
}

/** A worker whose clock is this far ahead. */
function workerAt({ orders }: { readonly orders: OrderDeps }, ahead: number, handle: TaskHandler) {
  const faults: unknown[] = []
  const deps = { ...orders, now: () => new Date(Date.now() + ahead) }
  return { ...tasksWorker('mail', handle, { deps, report: (_, error) => faults.push(error) }), faults }
}

test('a poisoned task delays no other, and ends parked', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const [poisoned] = await mailsOf(composed.orders)
  const sent: OrderId[] = []
  const handle: TaskHandler = async ({ order }) => {
    if (order === poisoned) throw new RangeError('poisoned')
    sent.push(order)
    return undefined
  }
  const first = workerAt(composed, 0, handle)
  await first.round()
  expect(new Set(sent).size).toBe(COUNT - 1)
  expect(first.faults).toEqual([expect.objectContaining({ message: 'poisoned' })])
  for (let hours = 1; (await composed.orders.tasks.parked(10)).length === 0; hours++) {
    await workerAt(composed, hours * HOUR_MS, handle).round()
  }
  expect(sent).toHaveLength(COUNT - 1)
  expect(await composed.orders.tasks.parked(10)).toMatchObject([{ order: poisoned, error: 'poisoned' }])
})

test('the tasks of a worker that died are done by another when its lease has run out, each once', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  await mailsOf(composed.orders)
  const died = { kind: 'mail', now: new Date(), leaseMs: HOUR_MS, limit: COUNT - 1 } as const
  const taken = await composed.orders.tasks.take(died)
  const sent: OrderId[] = []
  const handle: TaskHandler = async ({ order }) => {
    sent.push(order)
    return undefined
  }
  await workerAt(composed, 0, handle).round()
  expect(sent.filter((order) => taken.some((task) => task.order === order))).toEqual([])
  await Promise.all([1, 2].map(() => workerAt(composed, 2 * HOUR_MS, handle).round()))
  expect(sent).toHaveLength(COUNT)
  expect(new Set(sent).size).toBe(COUNT)
})
