import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Actor } from '@souk/domain/actor'
import { choicesFor } from '@souk/domain/engine/choices-for'
import { machineOn } from '@souk/domain/engine/machine'
import { relocate } from '@souk/domain/engine/relocate'
import { begin } from '@souk/domain/engine/work'
import type { OrderId, ProcessId, StoreCode } from '@souk/domain/ids'
import { sides } from '@souk/domain/marketplace'
import type { Side } from '@souk/domain/marketplace'
import { applyRecorded } from '@souk/domain/order/commit'
import type { OrderItem } from '@souk/domain/order/item'
import type { Machine } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { aMerchant, aStore, DE } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { commitOf } from '@souk/services/orders/commit'
import { engineOf } from '@souk/services/orders/deps'
import { fireTimers } from '@souk/services/orders/fire-timers'
import { migrateProcess } from '@souk/services/orders/migrate-process'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { importProcess } from '@souk/services/setup/processes'
import { aSouk, merchantUser, operator, processFiles } from '@souk/services/testing/souk'
import { emptyOrders } from '../testing/empty.ts'
import { testPool } from '../testing/pool.ts'
import { recount } from '../testing/recount.ts'
import { postgresOrders } from './orders.ts'
import { dropFreedStock } from './stock.ts'

const pool = await testPool()

const AT = 'AT' as StoreCode

/** Two stores, and a second version of the default process that frees stock on shipping no more, but on closing. */
async function aMarketplace() {
  const kept = postgresOrders({ pool, newId: uuidv7 })
  const souk = await aSouk({ newId: uuidv7, kept, store: { gracePeriodMinutes: 30 } })
  await souk.setup.setup.saveStore(aStore({ code: AT, gracePeriodMinutes: 0 }))
  for (const n of [1, 2, 3]) await souk.setup.setup.saveMerchant(aMerchant(n, { stores: [DE, AT] }))
  const files = processFiles.map(({ path, content }) => ({
    path,
    content: content.replace('<state name="delivered"', '<state name="delivered" reserved="true"'),
  }))
  const how = { main: 'oms/MarketplacePayment01.xml', compatible: true, activate: false, dryRun: false }
  const { process } = await importProcess(souk.setup, { files, ...how })
  if (!process) throw new Error('the second version was refused')
  souk.setup.marketplace.invalidate()
  const { active } = await souk.orders.marketplace.current()
  return { ...souk, versions: [active.get('MarketplacePayment01') ?? ('' as ProcessId), process.id] as const }
}

type Marketplace = Awaited<ReturnType<typeof aMarketplace>>

const line = fc
  .record({
    sku: fc.constantFrom('lamp', 'table', 'chair'),
    merchant: fc.constantFrom('MER000001', 'MER000002', 'MER000003'),
    quantity: fc.integer({ min: 1, max: 4 }),
    splittable: fc.boolean(),
  })
  .map((over) => aLine(over))

const place = fc.record({
  act: fc.constant('place'),
  store: fc.constantFrom(DE, AT),
  items: fc.array(line, { minLength: 1, maxLength: 3 }),
  captured: fc.boolean(),
})
const onOrder = { order: fc.nat(20), item: fc.nat(9) }
const trigger = fc.record({
  act: fc.constant('trigger'),
  ...onOrder,
  who: fc.constantFrom('operator', 'merchant', 'system'),
  pick: fc.nat(9),
  how: fc.constantFrom('all', 'row', 'part'),
})
const others = fc.record({
  act: fc.constantFrom('wait', 'migrate', 'stray'),
  ...onOrder,
  pick: fc.nat(9),
})

const acts = fc.oneof(
  { weight: 2, arbitrary: place },
  { weight: 6, arbitrary: trigger },
  { weight: 2, arbitrary: others },
)
type Act = typeof acts extends fc.Arbitrary<infer Value> ? Value : never

/** Of several acts at one moment, none may fail but by a rule. */
async function perform(market: Marketplace, orders: OrderId[], act: Act): Promise<void> {
  try {
    await doing(market, orders, act)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

async function doing(market: Marketplace, orders: OrderId[], act: Act): Promise<void> {
  if (act.act === 'place' && 'items' in act) {
    const payments = [{ method: act.captured ? 'card' : 'invoice', captured: act.captured }]
    orders.push((await market.place({ store: act.store, items: act.items, payments })).id)
    return
  }
  if (act.act === 'migrate') return migrate(market, act)
  if (!('order' in act)) return
  const id = orders[act.order % Math.max(1, orders.length)]
  const order = id && (await market.kept.orders.byId(id))
  const item = order?.items[act.item % order.items.length]
  if (!order || !item) return
  if ('who' in act) return fire(market, { order, item }, act)
  if (act.act === 'stray') return stray(market, { order, item }, act.pick)
  market.clock.now = new Date(market.clock.now.getTime() + 45 * 60_000)
  await fireTimers(market.orders, order.id)
}

async function migrate({ orders, versions }: Marketplace, { pick }: { readonly pick: number }): Promise<void> {
  const [from, to] = pick % 2 === 0 ? versions : ([versions[1], versions[0]] as const)
  const { failed } = await migrateProcess(orders, operator, { from, to, map: {}, dryRun: false, limit: 1_000 })
  expect(failed).toEqual([])
}

interface On {
  readonly order: Order
  readonly item: OrderItem
}

type Trigger = Extract<Act, { act: 'trigger' }>

/** What the actor may do with the item, seldom a cancellation; the system starts returns. */
async function fire({ orders }: Marketplace, { order, item }: On, { who, pick, how }: Trigger): Promise<void> {
  const number = [1, 2, 3].find((n) => aMerchant(n).id === item.merchant) ?? 1
  const actor: Actor = who === 'merchant' ? merchantUser(number) : { ...operator, kind: who }
  const side: Side = who === 'merchant' ? 'merchant' : 'marketplace'
  const choices = choicesFor(order, { item: item.id, side }, await engineOf(orders, actor))
  const welcome = choices.filter(({ event }) => pick < 2 || !event.startsWith('cancel'))
  const event = who === 'system' ? 'start-return' : welcome[pick % Math.max(1, welcome.length)]?.event
  if (event === undefined) return
  const some =
    how === 'row' ? { items: [item.id] } : how === 'part' ? { quantities: [{ item: item.id, quantity: 1 }] } : {}
  const asked = { order: order.id, reference: order.reference, side, event, data: {}, idempotencyKey: uuidv7() }
  await triggerEvent(orders, actor, { ...asked, ...some })
}

/** Somebody puts machines of the order anywhere in the process of one of them. */
async function stray({ orders }: Marketplace, { order: { id }, item }: On, pick: number): Promise<void> {
  const engine = await engineOf(orders, operator)
  const side = sides[pick % sides.length] ?? 'marketplace'
  await orders.orders.change(id, (order) => {
    const process = machineOn(item, side)?.process ?? ('' as ProcessId)
    const states = [...(engine.context.marketplace.processes.get(process)?.compiled.places.keys() ?? [])]
    const to = states[(pick * 7) % Math.max(1, states.length)]
    const alike = order.items.filter((one) => machineOn(one, side)?.process === process)
    if (to === undefined || alike.length === 0) return { unchanged: null }
    const relocation = { side, items: alike.map((one) => one.id), process, to, reason: 'by hand' }
    return commitOf(
      order,
      { ...relocate(begin(order), relocation, engine), results: [] },
      { engine, answer: () => null },
    )
  })
}

const moments = fc.array(fc.array(acts, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 })

test('whatever happens to several orders at one moment, reserved stock and items out of step are what a recount says', async () => {
  const market = await aMarketplace()
  const { processes } = await market.orders.marketplace.current()
  const reserves = ({ process, state }: Machine) =>
    processes.get(process)?.compiled.places.get(state)?.state.reserved === true

  async function lives(happening: readonly (readonly Act[])[]): Promise<void> {
    await emptyOrders(pool, DE, AT)
    const orders: OrderId[] = [(await market.place()).id]
    for (const moment of happening) {
      await Promise.all(moment.map((act) => perform(market, orders, act)))
      expect(await recount(pool)).toEqual([])
    }
    for (const id of orders) {
      const order = await market.kept.orders.byId(id)
      expect(applyRecorded(undefined, await market.kept.orders.events(id, 0))).toEqual(order)
      for (const { machine } of order?.items ?? []) expect(machine.reserved ?? false).toBe(reserves(machine))
    }
  }

  await fc.assert(fc.asyncProperty(moments, lives), { numRuns: 25 })
  await dropFreedStock(pool)
  const { rows } = await pool.query(`select
    (select count(*)::int from stock_reservation where quantity = 0) as freed,
    (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks`)
  expect(rows).toEqual([{ freed: 0, deadlocks: 0 }])
}, 120_000)
