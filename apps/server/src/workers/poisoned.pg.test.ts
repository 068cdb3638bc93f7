import { expect, test } from 'vitest'
import type { PlacedOrder } from '@souk/contract/orders'
import type { OrderId } from '@souk/domain/ids'
import { placeOrder } from '@souk/services/orders/place-order'
import { resumeOrders } from '@souk/services/orders/resume-orders'
import { savePaymentMethod } from '@souk/services/setup/master-data'
import { bindName, importProcess } from '@souk/services/setup/processes'
import type { OutsideCaller } from '@souk/services/steps/outside-caller'
import type { Composed } from '../compose.ts'
import { cart, openMarketplace, operator, shop } from '../testing/marketplace.ts'
import { outsideWorker } from './outside.ts'
import { timersWorker } from './timers.ts'

/** Asks for a command on entering, for a time-out after it. */
const PROCESS = `<statemachine xmlns="spryker:oms-01"><process name="Booked01" main="true">
  <states><state name="new" display="d"/><state name="booked" display="d"/><state name="closed" display="d"/></states>
  <transitions>
    <transition happy="true"><source>new</source><target>booked</target><event>book</event></transition>
    <transition happy="true"><source>booked</source><target>closed</target><event>close</event></transition>
  </transitions>
  <events><event name="book" onEnter="true" command="Courier/Book"/><event name="close" timeout="1 hour"/></events>
</process></statemachine>`

const command = { kind: 'command', name: 'Courier/Book' } as const
const HOUR_MS = 3_600_000

/** Two orders of that process, the first of which can only be poisoned. */
async function twoOrders(composed: Composed): Promise<readonly [PlacedOrder, PlacedOrder]> {
  const how = { main: 'oms/Booked01.xml', compatible: true, activate: true, dryRun: false }
  await importProcess(composed.setup, { files: [{ path: 'oms/Booked01.xml', content: PROCESS }], ...how })
  await savePaymentMethod(composed.setup, { key: 'booked', provider: 'Souk', process: 'Booked01' })
  const placed = (key: string) => placeOrder(composed.orders, shop, cart(key, ['MER000002'], 'booked'))
  return [await placed('poisoned'), await placed('healthy')]
}

/** From now on its item stands where its process has no state: whatever tries to move it throws. */
async function poison({ pool }: Composed, { id }: PlacedOrder): Promise<void> {
  await pool.query(`update order_item set state = 'nowhere' where order_id = $1`, [id])
}

const stateOf = async ({ orders }: Composed, { id }: { readonly id: OrderId }) =>
  (await orders.orders.byId(id))?.items[0]?.machine.state

test('a poisoned order delays no other’s time-out, and is left alone for a while', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  await bindName(composed.setup, { ...command, binding: { kind: 'noop' } })
  const [poisoned, healthy] = await twoOrders(composed)
  await poison(composed, poisoned)

  const faults: unknown[] = []
  const deps = { ...composed.orders, now: () => new Date(Date.now() + 2 * HOUR_MS) }
  const worker = timersWorker(deps, (_, error) => faults.push(error))
  await worker.round()
  expect(await stateOf(composed, healthy)).toBe('closed')
  expect(String(faults[0])).toContain('unknown state "nowhere"')
  await worker.round()
  expect(faults).toHaveLength(1)
})

test('a poisoned order delays no other’s outside step, and its own is parked at last, where people see why', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  await bindName(composed.setup, { ...command, binding: { kind: 'webhook', url: 'https://courier.example' } })
  const [poisoned, healthy] = await twoOrders(composed)
  await poison(composed, poisoned)

  let ahead = 0
  const asked: string[] = []
  const caller: OutsideCaller = {
    async call({ orderReference }) {
      asked.push(orderReference)
      return { kind: 'done' }
    },
  }
  const worker = outsideWorker({
    deps: { ...composed.orders, now: () => new Date(Date.now() + ahead) },
    caller,
    report: () => {},
    signal: new AbortController().signal,
  })
  await worker.round()
  expect(await stateOf(composed, healthy)).toBe('booked')
  const parked = async () => (await composed.orders.steps.parked({}, { limit: 10 })).rows
  while ((await parked()).length === 0) {
    ahead += HOUR_MS
    await worker.round()
  }
  const rounds = asked.length
  ahead += HOUR_MS
  await worker.round()
  expect(asked).toHaveLength(rounds)
  const [step] = await parked()
  expect(step).toMatchObject({
    orderReference: poisoned.reference,
    error: expect.stringContaining('nowhere') as string,
  })
})

test('a service that does not answer delays no other’s step, and is waited for at the end', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const boundTo = (url: string) => bindName(composed.setup, { ...command, binding: { kind: 'webhook', url } })
  await boundTo('https://slow.example')
  const [slow] = await twoOrders(composed)
  const answer = Promise.withResolvers<{ kind: 'done' }>()
  const caller: OutsideCaller = {
    call: async ({ url }) => (url === 'https://slow.example' ? answer.promise : { kind: 'done' }),
  }
  const { signal } = new AbortController()
  const worker = outsideWorker({ deps: composed.orders, caller, report: () => {}, signal })
  await worker.round()

  await boundTo('https://fast.example')
  const healthy = await placeOrder(composed.orders, shop, cart('fast', ['MER000002'], 'booked'))
  await worker.round()
  expect([await stateOf(composed, slow), await stateOf(composed, healthy)]).toEqual(['new', 'booked'])
  answer.resolve({ kind: 'done' })
  await worker.finish?.()
  expect(await stateOf(composed, slow)).toBe('booked')
})

test('a poisoned order delays nobody when what stopped is let go on, and is named', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const [poisoned, healthy] = await twoOrders(composed)
  expect(await stateOf(composed, healthy)).toBe('new')
  await poison(composed, poisoned)
  await bindName(composed.setup, { ...command, binding: { kind: 'noop' } })
  const { resumed, failed } = await resumeOrders(composed.orders, operator)
  expect([resumed, failed.map(({ order }) => order)]).toEqual([1, [poisoned.id]])
  expect(await stateOf(composed, healthy)).toBe('booked')
})
