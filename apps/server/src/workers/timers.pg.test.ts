import { expect, test } from 'vitest'
import type { StoreCode } from '@souk/domain/ids'
import { placeOrder } from '@souk/services/orders/place-order'
import { saveStore } from '@souk/services/setup/master-data'
import { cart, openMarketplace, shop } from '../testing/marketplace.ts'
import { timersWorker } from './timers.ts'

const HOUR_MS = 3_600_000

test('a time-out fires once it is due, not before, and on every order that has one', async () => {
  await using opened = await openMarketplace()
  const { composed, faults } = opened
  await saveStore(composed.setup, {
    code: 'DE' as StoreCode,
    name: 'Germany',
    currencies: ['EUR'],
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    gracePeriodMinutes: 60,
  })
  const placed = await Promise.all(
    ['first', 'second', 'third'].map((key) => placeOrder(composed.orders, shop, cart(key, ['MER000001', 'MER000002']))),
  )
  const states = async (): Promise<readonly string[]> => {
    const orders = await Promise.all(placed.map(({ id }) => composed.orders.orders.byId(id)))
    return orders.flatMap((order) => order?.items.map((item) => item.machine.state) ?? [])
  }
  let ahead = 0
  const worker = timersWorker(
    composed.timers,
    { ...composed.orders, now: () => new Date(Date.now() + ahead) },
    (_, error) => {
      throw error
    },
  )
  await worker.round()
  expect(new Set(await states())).toEqual(new Set(['grace period started']))
  ahead = HOUR_MS
  await worker.round()
  expect(new Set(await states())).toEqual(new Set(['grace period finished']))
  expect(await composed.timers.due(new Date(Date.now() + 100 * HOUR_MS), 10, [])).toEqual([])
  expect(faults).toEqual([])
})
