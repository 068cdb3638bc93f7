import { expect, test } from 'vitest'
import { machineOn } from '@souk/domain/engine/machine'
import type { Side } from '@souk/domain/marketplace'
import { applyCommit } from '@souk/domain/order/commit'
import type { OrderEvent } from '@souk/domain/order/events'
import { operator } from '@souk/services/testing/souk'
import { aMarket } from '../testing/market.ts'

/** The market's paid order, of whose first item one side alone says that it was shipped. */
async function outOfStep(side: Side = 'marketplace') {
  const market = await aMarket()
  const [item] = market.order.items
  const machine = item && machineOn(item, side)
  if (!machine) throw new Error('the order has no item')
  const { process, state: from } = machine
  const to = side === 'marketplace' ? 'shipped by merchant' : 'shipped'
  const moved = { side, items: [item.id], process, from, to } as const
  const event: OrderEvent = { type: 'items.relocated', ...moved, timers: [], reason: 'by hand' }
  await market.orders.orders.change(market.order.id, (before) => {
    const at = market.clock.now
    const order = applyCommit(before, [event], { version: before.version + 1, at })
    return { before, order, events: [event], jobs: [], tasks: [], actor: operator, at, answer: null }
  })
  const { orders } = market.as('operator')
  const { reference } = market.order
  const wish = {
    reference,
    item: item.id,
    side: 'merchant',
    to: 'shipped',
    reason: 'it left',
    idempotencyKey: 'repair it',
  } as const
  return { ...market, api: orders, reference, item, wish }
}

test('an order out of step is found in the list, told item by item, and repaired with a reason', async () => {
  const { api, reference, item, wish, clock, orders, order } = await outOfStep()
  const { rows } = await api.list({ unpaired: true })
  expect(rows.map((row) => [row.reference, row.unpaired])).toEqual([[reference, 1]])
  const told = await api.unpaired({ reference })
  expect(told).toMatchObject({ reference, version: 3 })
  expect(told.items).toEqual([
    {
      item: item.id,
      sku: item.sku,
      name: item.name,
      merchant: item.merchant,
      states: { marketplace: 'shipped by merchant', merchant: 'new' },
      since: clock.now.toISOString(),
      repairs: [
        { side: 'marketplace', to: 'sent to merchant' },
        { side: 'marketplace', to: 'picking finished' },
        { side: 'merchant', to: 'shipped', event: 'ship' },
      ],
    },
  ])

  expect(await api.repair(wish)).toEqual({ reference, version: 4 })
  expect(await api.repair(wish)).toEqual({ reference, version: 4 })
  expect((await api.list({ unpaired: true })).total).toBe(0)
  expect((await api.unpaired({ reference })).items).toEqual([])
  const [repaired] = await orders.orders.events(order.id, 3)
  expect(repaired).toMatchObject({ actor: { kind: 'operator' }, event: { type: 'items.relocated', reason: 'it left' } })
})

test('an event is offered only to those who may fire it', async () => {
  const { api, reference, item } = await outOfStep('merchant')
  const [unpaired] = (await api.unpaired({ reference })).items
  expect(unpaired?.repairs).toContainEqual({ side: 'marketplace', to: 'shipped by merchant' })
  const asked = { reference, event: 'ship by merchant', items: [item.id], idempotencyKey: 'it left the house' }
  expect((await api.trigger(asked)).results).toMatchObject([{ reason: { code: 'step.not-permitted' } }])
})

test('a repair to what does not go together is refused and says what would', async () => {
  const { api, wish } = await outOfStep()
  await expect(api.repair({ ...wish, to: 'delivered' })).rejects.toMatchObject({
    cause: { code: 'item.not-paired', details: { possible: ['shipped'] } },
  })
  await expect(api.repair({ ...wish, side: 'marketplace', to: 'delivered' })).rejects.toMatchObject({
    cause: { code: 'item.not-paired', details: { possible: ['sent to merchant', 'picking finished'] } },
  })
})

test('what is late is found as of now, by operators and by the merchant', async () => {
  const { as, clock } = await outOfStep()
  expect((await as('operator').orders.list({ late: true })).total).toBe(0)
  clock.now = new Date('2027-01-01T00:00:00Z')
  const late = await as('operator').orders.list({ late: true, sort: 'due', descending: false })
  expect(late.rows.map(({ lateAt = '' }) => lateAt < clock.now.toISOString())).toEqual([true])
  expect((await as('merchant').merchantOrders.list({ late: true, sort: 'due' })).total).toBe(1)
  expect((await as('foreign merchant').merchantOrders.list({ late: true })).total).toBe(0)
})
