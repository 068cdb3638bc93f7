import { expect, test } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import { cart, openMarketplace, shop } from '../testing/marketplace.ts'
import { countersWorker, upkeepWorker } from './upkeep.ts'

const DAY_MS = 86_400_000

test('nodes that keep up the database at the same time do not get in each other’s way', async () => {
  await using opened = await openMarketplace()
  const nodes = [opened.composed, await opened.another()]
  // Days no partition is there for, and day by day past retention.
  for (const day of [0, 5, 20, 21]) {
    const now = async () => new Date(Date.now() + day * DAY_MS)
    await Promise.all(nodes.map(({ pool }) => upkeepWorker(pool, now).round()))
  }
  expect(opened.faults).toEqual([])
})

test('what the counters of two nodes fold at the same time is counted once', async () => {
  await using opened = await openMarketplace()
  const nodes = [opened.composed, await opened.another()]
  const workers = nodes.map(({ orders }) => countersWorker(orders.counters))
  const keys = Array.from({ length: 60 }, (_, n) => `order ${n}`)
  const placing = Promise.all(keys.map((key) => placeOrder(opened.composed.orders, shop, cart(key, ['MER000001']))))
  for (let round = 0; round < 10; round++) await Promise.all(workers.map((worker) => worker.round()))
  await placing
  const { counts } = await opened.composed.orders.counters.read({})
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(keys.length)
})
