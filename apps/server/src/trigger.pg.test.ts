import { expect, test } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'

test('of two people who act on what they both saw, one wins and the other is told who, when, where to, and what is possible', async () => {
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
      possible: ['skip picking', 'cancel'],
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

test('of many people who want different things of one item at one moment, one wins and all others are told so', async () => {
  await using opened = await openMarketplace()
  const { orders } = opened.composed
  const { id, reference, version } = await placeOrder(orders, shop, cart('many people', ['MER000002']))
  const names = Array.from({ length: 20 }, (_, n) => `Person ${n}`)
  const asked = { order: id, side: 'marketplace', reference, seenVersion: version, data: {} } as const
  const answers = await Promise.all(
    names.map((name, n) => {
      const act = { ...asked, event: n % 2 ? 'pay' : 'cancel', idempotencyKey: `act of ${name}` }
      return triggerEvent(orders, { ...operator, id: name, name }, act)
    }),
  )
  const results = answers.flatMap(({ results: [result] }) => result ?? [])
  const winner = results.findIndex(({ outcome }) => outcome === 'moved')
  const [to, possible] =
    winner % 2 ? ['sent to merchant', ['skip picking', 'cancel']] : ['cancelled', ['close', 'refund']]
  expect(results[winner]).toMatchObject({ outcome: 'moved', to })
  const others = results.filter((_, n) => n !== winner)
  expect(others.map((result) => result.outcome === 'refused' && result.reason)).toEqual(
    others.map(() => ({ code: 'step.changed', by: names[winner], at: expect.any(String) as string, to, possible })),
  )
  expect((await orders.orders.byId(id))?.version).toBe(version + 1)
})

test('conflicting acts queue for their order: each is answered by what the one before it left', async () => {
  await using opened = await openMarketplace()
  const { orders } = opened.composed
  const { id, reference } = await placeOrder(orders, shop, cart('conflict', ['MER000002'], 'card'))
  const [item] = (await orders.orders.byId(id))?.items ?? []
  if (!item) throw new Error('the order has no item')
  const actor = { kind: 'merchant', id: 'mira', name: 'Mira', merchant: item.merchant } as const
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => {
      const event = n % 2 ? 'ship' : 'cancel by merchant'
      const asked = {
        order: id,
        side: 'merchant',
        reference,
        event,
        data: {},
        idempotencyKey: `conflict ${n}`,
      } as const
      return triggerEvent(orders, actor, { ...asked, items: [item.id] })
    }),
  )
  const outcomes = answers.map(({ results: [result] }) =>
    result?.outcome === 'refused' ? result.reason.code : result?.outcome,
  )
  expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'step.no-such-event')).toHaveLength(15)
})
