import { beforeAll, expect, test } from 'vitest'
import type { Order } from '@souk/domain/order/order'
import { totalsOf } from '@souk/domain/order/totals'
import type { OrderDeps } from '@souk/services/orders/deps'
import { saveMerchant } from '@souk/services/setup/master-data'
import { aSouk } from '@souk/services/testing/souk'
import type { TestSouk } from '@souk/services/testing/souk'
import { DEMO_DOMAIN } from './customers.ts'
import { installDefaults } from './install-defaults.ts'
import { merchantsAndStores, seedDemo } from './seed.ts'

const DAY = 24 * 3_600_000

async function everyOrder({ lists, orders }: OrderDeps): Promise<readonly Order[]> {
  const all: Order[] = []
  let cursor: string | undefined
  do {
    const page = await lists.orders(
      {},
      { sort: 'placedAt', descending: false, limit: 200, ...(cursor !== undefined && { cursor }) },
    )
    const found = await Promise.all(page.rows.map(({ id }) => orders.byId(id)))
    all.push(...found.filter((order) => order !== undefined))
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

async function empty(): Promise<TestSouk> {
  const souk = await aSouk({ empty: true })
  await installDefaults(souk)
  return souk
}

let souk: TestSouk
let orders: readonly Order[]
let answer: { readonly orders: number }

beforeAll(async () => {
  souk = await empty()
  answer = await seedDemo(souk)
  orders = await everyOrder(souk.orders)
})

const machines = () =>
  orders.flatMap(({ items }) =>
    items.flatMap(({ machine, merchantItem }) => (merchantItem ? [machine, merchantItem.machine] : [machine])),
  )

test('it is a marketplace of at least 8 merchants, three stores and currencies, and 500 orders of two weeks', async () => {
  const { stores, merchants } = await souk.setup.marketplace.stored()
  expect(merchants.filter(({ status }) => status === 'approved').length).toBeGreaterThanOrEqual(8)
  expect(merchants.filter(({ main }) => main).map(({ reference }) => reference)).toEqual(['MER000001'])
  expect(merchants.some(({ status }) => status === 'waiting-for-approval')).toBe(true)
  expect(stores).toHaveLength(3)
  expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP', 'USD']))
  expect(orders.length).toBeGreaterThanOrEqual(500)
  expect(orders).toHaveLength(answer.orders)
  const times = orders.flatMap(({ placedAt, updatedAt }) => [Date.parse(placedAt), Date.parse(updatedAt)])
  const now = souk.clock.now.getTime()
  expect([Math.min(...times) >= now - 14 * DAY, Math.max(...times) <= now]).toEqual([true, true])
})

test('merchants pay commission by the demo’s rules, the operator’s own shop none', async () => {
  const { merchants } = await souk.setup.marketplace.stored()
  const mains = new Set(merchants.filter(({ main }) => main).map(({ id }) => id))
  const charged = orders.flatMap(({ items }) => items).filter(({ commissions = [] }) => commissions.length > 0)
  const rules = charged.flatMap(({ commissions = [] }) => commissions.map(({ rule }) => rule))
  expect(new Set(rules)).toEqual(new Set(['audio', 'living', 'all', 'piece']))
  expect(charged.filter(({ merchant }) => mains.has(merchant))).toEqual([])
})

test('goods stand in every state in which they can come to rest', async () => {
  const { processes } = await souk.setup.marketplace.current()
  const standing = new Set(machines().map(({ process, state }) => `${processes.get(process)?.side} ${state}`))
  const resting = [...processes.values()].flatMap(({ side, compiled }) =>
    [...compiled.places.values()]
      .filter(
        ({ onEnter, eventless }) =>
          !onEnter && (!eventless || eventless.transitions.every(({ condition }) => condition)),
      )
      .map(({ state }) => `${side} ${state.name}`),
  )
  expect([...new Set(resting)].filter((state) => !standing.has(state))).toEqual([])
})

test('nothing failed, nothing waits for the outside, and no time-out is overdue', async () => {
  expect(machines().filter(({ failed, pending }) => failed ?? pending)).toEqual([])
  expect(await souk.kept.timers.due(souk.clock.now, 10, [])).toEqual([])
})

test('totals are those of the rows', () => {
  expect(
    orders.filter(
      ({ items, expenses, totals }) => JSON.stringify(totalsOf(items, expenses)) !== JSON.stringify(totals),
    ),
  ).toEqual([])
})

test('references of a store count up with time', () => {
  for (const own of Map.groupBy(orders, ({ store }) => store).values()) {
    const numbers = own.map(({ reference }) => Number(reference.split('--')[1]))
    const jumps = numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0))
    expect(jumps).toEqual([])
  }
})

test('every customer is known to be of the demo', () => {
  expect(orders.filter(({ customer }) => !customer.email.endsWith(DEMO_DOMAIN))).toEqual([])
})

const story = (all: readonly Order[]) =>
  all.map(({ placedAt, customer, totals, items }) => [
    placedAt,
    customer.email,
    totals.grandTotal,
    items.map(({ machine }) => machine.state),
  ])

test('a seed that was stopped half way is told to its end, and is the same story', async () => {
  const stopped = await empty()
  let left = 400
  const change: OrderDeps['orders']['change'] = (...asked) =>
    left-- > 0 ? stopped.orders.orders.change(...asked) : Promise.reject(new Error('stopped'))
  const failing = { ...stopped, orders: { ...stopped.orders, orders: { ...stopped.orders.orders, change } } }
  await expect(seedDemo(failing)).rejects.toThrow('stopped')
  await seedDemo(stopped)
  const versions = (all: readonly Order[]) => all.map(({ version }) => version)
  expect(versions(await everyOrder(stopped.orders))).toEqual(versions(orders))
  expect(story(await everyOrder(stopped.orders))).toEqual(story(orders))
})

test('a marketplace in which something else was ordered is left alone', async () => {
  const own = await aSouk()
  await own.place()
  expect(await seedDemo(own)).toEqual({ orders: 0 })
  expect(await everyOrder(own.orders)).toHaveLength(1)
  expect(await seedDemo(souk)).toEqual({ orders: 0 })
})

test('a marketplace keeps the main merchant it has', async () => {
  const { setup } = await empty()
  await saveMerchant(setup, { reference: 'OWN', name: 'Own', email: 'own@souk.example', stores: [], main: true })
  await merchantsAndStores(setup)
  const { merchants } = await setup.marketplace.stored()
  expect(merchants.filter(({ main }) => main).map(({ reference }) => reference)).toEqual(['OWN'])
  expect(merchants.find(({ reference }) => reference === 'MER000001')?.process).toBe('MainMerchantStateMachine')
})
