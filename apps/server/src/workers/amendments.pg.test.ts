import { expect, test } from 'vitest'
import { lastAmendment } from '@souk/domain/order/amendment'
import { applyAmendment } from '@souk/services/amendments/apply-amendment'
import { amendmentTask, runAmendment } from '@souk/services/amendments/run-amendment'
import { startAmendment } from '@souk/services/amendments/start-amendment'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import { saveStore } from '@souk/services/setup/master-data'
import { cart, openMarketplace, shop } from '../testing/marketplace.ts'
import type { TestMarketplace } from '../testing/marketplace.ts'
import { tasksWorker } from './tasks.ts'

const ada = { customer: 'DE--21' }

/** An order of two things, 10.00 of 45.00 paid, that its customer edits. */
async function edited({ composed }: TestMarketplace) {
  const { orders: deps, setup } = composed
  const { stores } = await setup.marketplace.stored()
  for (const store of stores) await saveStore(setup, { ...store, gracePeriodMinutes: 60 })
  const placing = cart('edited', ['MER000001', 'MER000002'])
  const paid = { method: 'prepayment', amount: 10_00, captured: true }
  const { id } = await placeOrder(deps, shop, {
    ...placing,
    customer: { ...placing.customer, reference: ada.customer },
    payments: [{ method: 'invoice', captured: false }, paid],
  })
  await startAmendment(deps, shop, { order: id, idempotencyKey: 'start editing', ...ada })
  const order = async () => {
    const found = await deps.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  const changes = { items: placing.items.slice(0, 1) }
  const all = async () => {
    const { rows } = await deps.lists.orders({}, { sort: 'placedAt', descending: false, limit: 10 })
    return Promise.all(rows.map(async (row) => deps.orders.byId(row.id)))
  }
  const asked = { order: id, idempotencyKey: 'finish it', ...ada, changes, prices: 'current', stock: [] } as const
  return {
    deps,
    order,
    all,
    apply: (by: OrderDeps, mode: 'sync' | 'async' = 'sync') => applyAmendment(by, shop, { ...asked, mode }),
    work: () => tasksWorker('amendment', amendmentTask(deps), { deps, report: () => {} }).round(),
  }
}

/** One order in the place of the other, and every cent of what was paid. */
async function expectReplaced({ all, order }: Awaited<ReturnType<typeof edited>>) {
  const orders = await all()
  expect(orders.map((one) => one?.replaces)).toEqual([undefined, 'DE--1'])
  expect(orders.map((one) => one?.totals.paidTotal)).toEqual([0, 10_00])
  const old = await order()
  expect([...new Set(old.items.map(({ machine }) => machine.state))]).toEqual(['cancelled'])
  expect(lastAmendment(old)).toMatchObject({ status: 'applied', replacement: orders[1]?.reference })
}

const killed = async (): Promise<never> => {
  throw new Error('killed')
}

test('a server killed before the other order is placed leaves it to a worker, whole', async () => {
  await using opened = await openMarketplace()
  const amending = await edited(opened)
  const { deps, apply, all, order, work } = amending
  await expect(apply({ ...deps, orders: { ...deps.orders, place: killed } })).rejects.toThrow('killed')
  expect([(await all()).length, lastAmendment(await order())?.status]).toEqual([1, 'applying'])
  await work()
  await expectReplaced(amending)
})

test('a server killed between the two orders places none twice, and the old one is finished', async () => {
  await using opened = await openMarketplace()
  const amending = await edited(opened)
  const { deps, apply, all, order, work } = amending
  let changes = 0
  const change: OrderDeps['orders']['change'] = (...asked) =>
    changes++ === 0 ? deps.orders.change(...asked) : killed()
  await expect(apply({ ...deps, orders: { ...deps.orders, change } })).rejects.toThrow('killed')
  expect([(await all()).length, lastAmendment(await order())?.status]).toEqual([2, 'applying'])
  await work()
  await expectReplaced(amending)
})

test('the same work done by many at once is done once', async () => {
  await using opened = await openMarketplace()
  const amending = await edited(opened)
  const { deps, apply, work } = amending
  const { amendment } = await apply(deps, 'async')
  const { id: order } = await amending.order()
  const again = await opened.another()
  const run = { order, amendment: amendment.id }
  await Promise.all([...[deps, again.orders, deps].map((by) => runAmendment(by, run)), work(), apply(deps, 'async')])
  await expectReplaced(amending)
})
