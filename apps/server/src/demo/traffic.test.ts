import { expect, test, vi } from 'vitest'
import { aSouk } from '@souk/services/testing/souk'
import { DEMO_DOMAIN } from './customers.ts'
import { installDefaults } from './install-defaults.ts'
import { merchantsAndStores } from './seed.ts'
import { demoTraffic } from './traffic.ts'

/** A hundred orders a second: every wait is for a fact. */
const BUSY = { perMinute: 6000, seed: 1 }
const all = { sort: 'placedAt', descending: true, limit: 200 } as const

async function market() {
  const souk = await aSouk({ empty: true })
  await installDefaults(souk)
  await merchantsAndStores(souk.setup)
  return souk
}

test('orders come in and go on to their end, until the signal', async () => {
  const { orders } = await market()
  const stop = new AbortController()
  const faults: unknown[] = []
  const running = demoTraffic({ orders }, { ...BUSY, report: (error) => faults.push(error) }, stop.signal)
  await vi.waitFor(
    async () => expect((await orders.lists.orders({ states: ['closed'] }, all)).total).toBeGreaterThan(5),
    { timeout: 20_000 },
  )
  stop.abort()
  await running
  expect(faults).toEqual([])
  const { rows, total } = await orders.lists.orders({}, all)
  expect(rows.filter(({ email }) => !email.endsWith(DEMO_DOMAIN))).toEqual([])
  expect((await orders.lists.orders({}, all)).total).toBe(total)
})

test('orders of people and of other shops are never touched', async () => {
  const souk = await market()
  const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
  const own = await souk.place({ customer, customReference: `as if ${DEMO_DOMAIN}` })
  const stop = new AbortController()
  const running = demoTraffic(souk, BUSY, stop.signal)
  await vi.waitFor(
    async () => expect((await souk.orders.lists.orders({ states: ['closed'] }, all)).total).toBeGreaterThan(2),
    { timeout: 20_000 },
  )
  stop.abort()
  await running
  expect((await souk.orders.orders.byId(own.id))?.version).toBe(1)
})

test('with a rate of none nothing happens', async () => {
  const { orders } = await market()
  await demoTraffic({ orders }, { perMinute: 0 }, new AbortController().signal)
  expect((await orders.lists.orders({}, all)).total).toBe(0)
})
