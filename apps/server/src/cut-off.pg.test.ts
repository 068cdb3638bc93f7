import { expect, test } from 'vitest'
import { lockAndLoad } from '@souk/postgres/orders/locked'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'

test('an order in the hands of a node that was cut off is free again within seconds', async () => {
  await using market = await openMarketplace()
  const { pool, orders } = market.composed
  const placed = await placeOrder(orders, shop, cart('held', ['MER000001']))

  using held = new DisposableStack()
  const lost = held.adopt(await pool.connect(), (client) => client.release(true))
  await lockAndLoad(lost, [{ id: placed.id, idempotency: undefined }], 'waits')

  const { orders: elsewhere } = await market.another()
  const pay = { order: placed.id, reference: placed.reference, side: 'marketplace', event: 'pay' } as const
  const { results } = await triggerEvent(elsewhere, operator, { ...pay, data: {}, idempotencyKey: 'pay it' })
  expect(results.map(({ outcome }) => outcome)).toEqual(['moved'])
})
