import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import { applyRecorded } from '@souk/domain/order/commit'
import { defaultProcessFiles, defaultProcessRoot } from '@souk/process/defaults'
import { migrateProcess } from '@souk/services/orders/migrate-process'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { importProcess } from '@souk/services/setup/processes'
import type { Composed } from './compose.ts'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'

const ORDERS = 40

/** The default process once more; new orders keep running the first version. */
async function secondVersion({ setup }: Composed): Promise<ProcessId> {
  const files = defaultProcessFiles.map((path) => ({
    path,
    content: readFileSync(new URL(path, defaultProcessRoot), 'utf8'),
  }))
  const how = { main: 'oms/MarketplacePayment01.xml', compatible: false, activate: false, dryRun: false }
  const { process } = await importProcess(setup, { files, ...how })
  if (!process) throw new Error('the second version was refused')
  return process.id
}

/** Orders of two merchants, every second one paid. */
async function placed({ orders }: Composed) {
  const numbers = Array.from({ length: ORDERS }, (_, n) => n)
  return Promise.all(
    numbers.map(async (n) => {
      const order = await placeOrder(orders, shop, cart(`order ${n}`, ['MER000001', 'MER000002']))
      if (n % 2 === 0) await fire({ orders }, { ...order, event: 'pay', key: `pay ${n}` })
      return order
    }),
  )
}

type Fired = Pick<Awaited<ReturnType<typeof placeOrder>>, 'id' | 'reference'> & {
  readonly event: string
  readonly key: string
}

const fire = ({ orders }: Pick<Composed, 'orders'>, { id, reference, event, key }: Fired) =>
  triggerEvent(orders, operator, { order: id, reference, side: 'marketplace', event, idempotencyKey: key, data: {} })

test('a migration that is killed half-way is gone on with, while the orders go on, and moves every item once', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const to = await secondVersion(composed)
  const orders = await placed(composed)
  const { active } = await composed.orders.marketplace.current()
  const from = active.get('MarketplacePayment01') ?? ('' as ProcessId)
  const left = async () => (await composed.orders.processItems.orders(from, { limit: 1_000 })).orders.length

  const script = join(import.meta.dirname, 'testing/migrating.ts')
  const server = spawn(process.execPath, [script, opened.databaseUrl, from, to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const paying = orders.map((order, n) => fire(composed, { ...order, event: 'skip picking', key: `skip ${n}` }))
  await once(server.stdout, 'data')
  server.kill('SIGKILL')
  await Promise.all([once(server, 'exit'), ...paying])
  expect(await left()).toBeGreaterThan(0)
  expect(await left()).toBeLessThan(ORDERS)

  const again = { from, to, map: {}, dryRun: false, limit: 1_000 }
  expect(await migrateProcess(composed.orders, operator, again)).toMatchObject({ stuck: [], failed: [] })
  expect(await left()).toBe(0)
  for (const { id } of orders) {
    const events = await composed.orders.orders.events(id, 0)
    const relocated = events.flatMap(({ event }) => (event.type === 'items.relocated' ? event.items : []))
    const order = await composed.orders.orders.byId(id)
    expect(relocated.toSorted()).toEqual(order?.items.map((item) => item.id).toSorted())
    expect(new Set(order?.items.map(({ machine }) => machine.process))).toEqual(new Set([to]))
    expect(applyRecorded(undefined, events)).toEqual(order)
  }
})
