import { expect, test, vi } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import { saveStore } from '@souk/services/setup/master-data'
import { cart, openMarketplace, shop } from '../testing/marketplace.ts'

test('a node runs the workers it is told to run, and no other', async () => {
  await using opened = await openMarketplace({ SOUK_WORKERS: 'counters' })
  const { orders, pool, setup } = opened.composed
  const [store] = (await setup.marketplace.stored()).stores
  if (store) await saveStore(setup, { ...store, gracePeriodMinutes: 60 })
  await placeOrder(orders, shop, cart('first', ['MER000001']))
  await pool.query(`update timer set due_at = now() - interval '1 minute'`)
  const folded = async () => (await pool.query('select from projector where seq > 0')).rowCount
  await using _node = await opened.node()
  await vi.waitFor(async () => expect(await folded()).toBe(1))
  // Another time, so that timers would have had theirs.
  await placeOrder(orders, shop, cart('second', ['MER000001']))
  const behind = `select from projector p join feed_head h on h.topic = 'p:' || p.shard where h.seq > p.seq`
  await vi.waitFor(async () => expect((await pool.query(behind)).rowCount).toBe(0))
  expect((await pool.query('select from timer where due_at < now()')).rowCount).toBe(1)
})
