import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { OrderId } from '@souk/domain/ids'
import type { Machine } from '@souk/domain/order/machine'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { savePaymentMethod } from '@souk/services/setup/master-data'
import { bindName, importProcess } from '@souk/services/setup/processes'
import { retryStep, skipStep } from '@souk/services/steps/complete-step'
import type { Composed } from '../compose.ts'
import { cart, openMarketplace, operator, shop } from '../testing/marketplace.ts'
import { outsideWorker } from './outside.ts'

const PROCESS = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
  <process name="Courier01" main="true">
    <states><state name="new" display="oms.state.new"/><state name="booked" display="oms.state.booked"/><state name="closed" display="oms.state.closed"/></states>
    <transitions>
      <transition happy="true"><source>new</source><target>booked</target><event>book</event></transition>
      <transition happy="true"><source>booked</source><target>closed</target><event>close</event></transition>
    </transitions>
    <events><event name="book" manual="true" command="Courier/Book"/><event name="close" manual="true"/></events>
  </process>
</statemachine>`

/** A courier that answers what it is told to, and remembers what it was asked. */
async function courier() {
  const asked: { readonly key: string | undefined; readonly name: string; readonly data: unknown }[] = []
  let status = 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { name, data } = JSON.parse(Buffer.concat(chunks).toString()) as { name: string; data: unknown }
      asked.push({ key: request.headers['idempotency-key'] as string | undefined, name, data })
      response.writeHead(status).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/book`,
    answer: (next: number) => void (status = next),
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

async function orderWithCourier(composed: Composed, url: string): Promise<{ order: OrderId; reference: string }> {
  const files = [{ path: 'oms/Courier01.xml', content: PROCESS }]
  const imported = await importProcess(composed.setup, {
    files,
    main: 'oms/Courier01.xml',
    compatible: false,
    activate: true,
    dryRun: false,
  })
  expect(imported.unbound).toEqual([{ kind: 'command', name: 'Courier/Book' }])
  await savePaymentMethod(composed.setup, { key: 'courier', provider: 'Souk', process: 'Courier01' })
  const { id, reference } = await placeOrder(
    composed.orders,
    shop,
    cart('courier', ['MER000001', 'MER000002'], 'courier'),
  )
  const book = { order: id, side: 'marketplace', reference, event: 'book', data: {} } as const
  const unbound = await triggerEvent(composed.orders, operator, { ...book, idempotencyKey: 'before binding' })
  expect(unbound.results.map((result) => result.outcome === 'refused' && result.reason.code)).toEqual([
    'step.unbound',
    'step.unbound',
  ])
  await bindName(composed.setup, { kind: 'command', name: 'Courier/Book', binding: { kind: 'webhook', url } })
  const pending = await triggerEvent(composed.orders, operator, { ...book, idempotencyKey: 'after binding' })
  expect(pending.results.map(({ outcome }) => outcome)).toEqual(['pending', 'pending'])
  return { order: id, reference }
}

async function machines(composed: Composed, order: OrderId): Promise<readonly Machine[]> {
  return (await composed.orders.orders.byId(order))?.items.map((item) => item.machine) ?? []
}

const parkedSteps = async ({ orders }: Composed) => (await orders.steps.parked({}, { limit: 10 })).rows

/** Runs the worker's rounds until a fact holds, time passing between them. */
async function roundsUntil(composed: Composed, fact: () => Promise<boolean>): Promise<void> {
  let ahead = 0
  const deps = { ...composed.orders, now: () => new Date(Date.now() + ahead) }
  const { signal } = new AbortController()
  const worker = outsideWorker({
    deps,
    caller: composed.caller,
    report: (_, error) => {
      throw error
    },
    signal,
  })
  while (!(await fact())) {
    await worker.round()
    ahead += 900_000
  }
}

test('a command bound to a webhook leaves the item pending until the service answers, then the item moves', async () => {
  await using service = await courier()
  await using opened = await openMarketplace()
  const { composed } = opened
  const { order } = await orderWithCourier(composed, service.url)
  expect(await machines(composed, order)).toMatchObject([
    { state: 'new', pending: { event: 'book' } },
    { state: 'new', pending: { event: 'book' } },
  ])
  await roundsUntil(composed, async () => (await machines(composed, order)).every(({ state }) => state === 'booked'))
  expect(service.asked).toHaveLength(1)
  expect(await parkedSteps(composed)).toEqual([])
})

test('a service that keeps failing is asked again under the same key, then the step is parked on the items, retried with other data and skipped', async () => {
  await using service = await courier()
  await using opened = await openMarketplace()
  const { composed } = opened
  service.answer(500)
  const { order, reference } = await orderWithCourier(composed, service.url)
  await roundsUntil(composed, async () => (await parkedSteps(composed)).length > 0)
  expect(service.asked.length).toBeGreaterThan(1)
  expect(new Set(service.asked.map(({ key }) => key)).size).toBe(1)
  const [parked] = await parkedSteps(composed)
  expect(parked).toMatchObject({ orderReference: reference, name: 'Courier/Book', status: 'parked' })
  expect(await machines(composed, order)).toMatchObject([
    { state: 'new', failed: { step: parked?.step } },
    { state: 'new', failed: { step: parked?.step } },
  ])
  if (!parked) return

  await retryStep(composed.orders, operator, { step: parked.step, data: { service: 'express' } })
  expect(await parkedSteps(composed)).toEqual([])
  expect((await machines(composed, order)).map(({ pending, failed }) => [pending?.step, failed])).toEqual([
    [parked.step, undefined],
    [parked.step, undefined],
  ])
  await roundsUntil(composed, async () => (await parkedSteps(composed)).length > 0)
  expect([service.asked[0]?.data, service.asked.at(-1)?.data]).toEqual([{}, { service: 'express' }])

  await skipStep(composed.orders, operator, { step: parked.step, reason: 'booked by phone', answer: true })
  expect((await machines(composed, order)).map(({ state }) => state)).toEqual(['booked', 'booked'])
  expect(await parkedSteps(composed)).toEqual([])
})

test('workers of two nodes ask for every step once', async () => {
  await using service = await courier()
  await using opened = await openMarketplace()
  const { composed } = opened
  const { order } = await orderWithCourier(composed, service.url)
  const others = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      const { id } = await placeOrder(composed.orders, shop, cart(`courier ${n}`, ['MER000001'], 'courier'))
      const book = { order: id, side: 'marketplace', reference: id, event: 'book', data: {} } as const
      await triggerEvent(composed.orders, operator, { ...book, idempotencyKey: `book ${n}` })
      return id
    }),
  )
  const { signal } = new AbortController()
  const reported: unknown[] = []
  const workers = [composed, await opened.another()].map(({ orders, caller }) =>
    outsideWorker({ deps: orders, caller, report: (_, error) => reported.push(error), signal }),
  )
  const states = async () => (await Promise.all([order, ...others].map((id) => machines(composed, id)))).flat()
  while ((await states()).some(({ state }) => state === 'new')) await Promise.all(workers.map((one) => one.round()))
  expect(service.asked).toHaveLength(1 + others.length)
  expect(new Set(service.asked.map(({ key }) => key)).size).toBe(1 + others.length)
  expect(reported).toEqual([])
})
