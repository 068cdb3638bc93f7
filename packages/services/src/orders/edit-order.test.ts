import { expect, test } from 'vitest'
import type { Binding } from '@souk/domain/marketplace'
import { anAddress } from '@souk/domain/testing/order'
import { event, main, oms, state, transition } from '@souk/process/testing/process-xml'
import { bindName, importProcess } from '../setup/processes.ts'
import { completeStep } from '../steps/complete-step.ts'
import { aSouk, operator } from '../testing/souk.ts'
import { addComment } from './comments.ts'
import { changeBilling, setCustomReference } from './order-facts.ts'
import { saveShipment } from './save-shipment.ts'

/** An order that leaves its first state by itself as soon as the condition holds. */
async function waiting({ condition = 'IsReady', binding }: { condition?: string; binding?: Binding }) {
  const souk = await aSouk()
  const content = oms(
    main({
      name: 'MarketplacePayment01',
      states: ['new', 'ready'].map((name) => state(name)),
      transitions: [transition('new → ready', `condition="${condition}"`)],
      events: [event('unused')],
    }),
  )
  const files = [{ path: 'P.xml', content }]
  await importProcess(souk.setup, { files, main: 'P.xml', compatible: true, activate: true, dryRun: false })
  if (binding) await bindName(souk.setup, { kind: 'condition', name: condition, binding })
  const { id } = await souk.place({ billing: anAddress({ lastName: 'Invalid' }) })
  const order = async () => {
    const found = await souk.orders.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  const machine = async () => (await order()).items[0]?.machine
  return { ...souk, order, machine, request: { order: id, idempotencyKey: 'an act of its own' } }
}

test('goods that are sent elsewhere go on where the process waits for that', async () => {
  const { orders, order, request, machine } = await waiting({
    binding: { kind: 'expression', source: 'item.country == "AT"' },
  })
  expect(await machine()).toMatchObject({ state: 'new' })
  const [shipment] = (await order()).shipments
  const wish = { shipment: shipment?.id, address: anAddress({ country: 'AT' }), method: 'Express', carrier: 'Post' }
  const { version } = await saveShipment(orders, operator, { ...request, ...wish })
  expect(await machine()).toMatchObject({ state: 'ready' })
  expect((await order()).version).toBe(version)
})

test('so do those of an order with another billing address', async () => {
  const { orders, request, machine } = await waiting({ condition: 'DummyPayment/IsAuthorized' })
  expect(await machine()).toMatchObject({ state: 'new' })
  await changeBilling(orders, operator, { ...request, address: anAddress() })
  expect(await machine()).toMatchObject({ state: 'ready' })
})

test('what is merely said of an order asks nobody outside again', async () => {
  const { orders, request, machine } = await waiting({ binding: { kind: 'webhook', url: 'https://ready.example' } })
  const step = (await machine())?.pending?.step
  if (!step) throw new Error('nobody was asked')
  await completeStep(orders, operator, { step, ok: true, answer: false })
  await setCustomReference(orders, operator, { ...request, customReference: 'W-7' })
  const comment = { audience: 'internal', message: 'Call back.', tags: [] } as const
  await addComment(orders, operator, { ...request, ...comment, idempotencyKey: 'another act of its own' })
  expect(await machine()).not.toHaveProperty('pending')
})
