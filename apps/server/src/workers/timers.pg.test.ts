import { expect, test } from 'vitest'
import type { StoreCode } from '@souk/domain/ids'
import { placeOrder } from '@souk/services/orders/place-order'
import { saveStore } from '@souk/services/setup/master-data'
import { cart, openMarketplace, shop } from '../testing/marketplace.ts'
import { timersWorker } from './timers.ts'

const HOUR_MS = 3_600_000
const DE = {
  code: 'DE' as StoreCode,
  name: 'Germany',
  currencies: ['EUR'],
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
}

test('a time-out fires once it is due, not before, and on every order that has one', async () => {
  await using opened = await openMarketplace()
  const { composed, faults } = opened
  await saveStore(composed.setup, { ...DE, gracePeriodMinutes: 60 })
  const placed = await Promise.all(
    ['first', 'second', 'third'].map((key) => placeOrder(composed.orders, shop, cart(key, ['MER000001', 'MER000002']))),
  )
  const states = async (): Promise<readonly string[]> => {
    const orders = await Promise.all(placed.map(({ id }) => composed.orders.orders.byId(id)))
    return orders.flatMap((order) => order?.items.map((item) => item.machine.state) ?? [])
  }
  let ahead = 0
  const worker = timersWorker({ ...composed.orders, now: () => new Date(Date.now() + ahead) }, (_, error) => {
    throw error
  })
  await worker.round()
  expect(new Set(await states())).toEqual(new Set(['grace period started']))
  ahead = HOUR_MS
  await worker.round()
  expect(new Set(await states())).toEqual(new Set(['grace period finished']))
  expect(await composed.orders.timers.due(new Date(Date.now() + 100 * HOUR_MS), 10, [])).toEqual([])
  expect(faults).toEqual([])
})

const ORDERS = 200

/** When each item's time-out fired, against when it was due; in the order they fired. */
const FIRED = `select e.order_id as "order", item, e.at >= d.due_at as "isDue", d.due_at as "dueAt"
  from order_event e, json_array_elements_text(e.event -> 'items') item join due_before d on d.item_id = item::uuid
  where e.event ->> 'event' = 'skip grace period' order by e.order_id, e.version, e.id`

interface Fired {
  readonly order: string
  readonly item: string
  readonly isDue: boolean
  readonly dueAt: Date
}

test('many due at once fire once each over two workers, none early, in due order, and a poisoned order delays nobody', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const { pool } = composed
  await saveStore(composed.setup, { ...DE, gracePeriodMinutes: 60 })
  const keys = Array.from({ length: ORDERS }, (_, n) => `order ${n}`)
  const placed = await Promise.all(
    keys.map((key) => placeOrder(composed.orders, shop, cart(key, ['MER000001', 'MER000002', 'MER000003']))),
  )
  const poisoned = placed[17]?.id
  // Every item is due at a time of its own, the last ones first in every other order; every fifth order only tomorrow.
  await pool.query(`update timer t set due_at = t.due_at - make_interval(secs => case when o.n % 2 = 0 then i.position else -i.position end)
      + make_interval(days => case when o.n % 5 = 0 then 1 else 0 end)
    from order_item i, (select id, row_number() over (order by id) as n from marketplace_order) o
    where i.id = t.item_id and o.id = t.order_id`)
  await pool.query('create table due_before as select * from timer')
  await pool.query('update order_item set process_id = gen_random_uuid() where order_id = $1', [poisoned])

  const now = () => new Date(Date.now() + HOUR_MS + 60_000)
  const reported: unknown[] = []
  const workers = [composed, await opened.another()].map(({ orders }) =>
    timersWorker({ ...orders, now }, (_, error) => reported.push(error)),
  )
  const left = () => composed.orders.timers.due(now(), ORDERS, poisoned ? [poisoned] : [])
  while ((await left()).length > 0) await Promise.all(workers.map((worker) => worker.round()))

  const { rows: fired } = await pool.query<Fired>(FIRED)
  const { rows: due } = await pool.query<{ item: string }>(
    'select item_id as item from due_before where due_at <= $1 and order_id <> $2',
    [now(), poisoned],
  )
  expect(fired.map(({ item }) => item).toSorted()).toEqual(due.map(({ item }) => item).toSorted())
  expect(fired.every(({ isDue }) => isDue)).toBe(true)
  for (const ofOne of Map.groupBy(fired, ({ order }) => order).values()) {
    const times = ofOne.map(({ dueAt }) => dueAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
  expect(reported.length).toBeGreaterThan(0)
  expect(new Set(reported.map(String)).size).toBe(1)
})
