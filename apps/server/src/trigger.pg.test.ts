import { expect, test } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'

test('of two people who act on what they both saw, one wins and the other is told who, when and where to', async () => {
  await using opened = await openMarketplace()
  const { orders } = opened.composed
  const { id, reference, version } = await placeOrder(orders, shop, cart('race', ['MER000001', 'MER000002']))
  const pay = { order: id, side: 'marketplace', reference, event: 'pay', seenVersion: version, data: {} } as const
  const answers = await Promise.all(
    ['Ana', 'Bo'].map((name) =>
      triggerEvent(orders, { ...operator, id: name, name }, { ...pay, idempotencyKey: `pay ${name}` }),
    ),
  )
  const winner = answers.findIndex(({ results }) => results.every(({ outcome }) => outcome === 'moved'))
  expect(winner).not.toBe(-1)
  const loser = answers[1 - winner]
  expect(loser?.results.map((result) => result.outcome === 'refused' && result.reason)).toEqual(
    [0, 1].map(() => ({
      code: 'step.changed',
      by: ['Ana', 'Bo'][winner],
      at: expect.any(String) as string,
      to: 'sent to merchant',
    })),
  )
})

test('the same act twice is one act, another act under its key is refused', async () => {
  await using opened = await openMarketplace()
  const { orders } = opened.composed
  const { id, reference } = await placeOrder(orders, shop, cart('twice', ['MER000001']))
  const pay = { order: id, side: 'marketplace', reference, event: 'pay', data: {}, idempotencyKey: 'one act' } as const
  const first = await triggerEvent(orders, operator, pay)
  expect(await triggerEvent(orders, operator, pay)).toEqual(first)
  expect((await orders.orders.byId(id))?.version).toBe(2)
  await expect(triggerEvent(orders, operator, { ...pay, event: 'cancel' })).rejects.toMatchObject({
    code: 'idempotency.key-reused',
  })
  expect(await placeOrder(orders, shop, cart('twice', ['MER000001']))).toMatchObject({ id, reference })
})

test('an unknown event is refused with what is possible', async () => {
  await using opened = await openMarketplace()
  const { orders } = opened.composed
  const { id, reference } = await placeOrder(orders, shop, cart('unknown', ['MER000001']))
  const asked = { order: id, side: 'marketplace', reference, event: 'fly', data: {}, idempotencyKey: 'to fly' } as const
  await expect(triggerEvent(orders, operator, asked)).rejects.toMatchObject({
    code: 'step.no-such-event',
    details: { event: 'fly', possible: ['pay', 'cancel'] },
  })
  expect((await orders.orders.byId(id))?.version).toBe(1)
})
