import { expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import { aLine } from '@souk/domain/testing/order'
import { sampleProcess } from '@souk/process/testing/sample'
import { aSouk, operator, shop } from '../testing/souk.ts'
import type { TestSouk } from '../testing/souk.ts'
import { cancelOrder } from './cancel-order.ts'
import { triggerEvent } from './trigger-event.ts'

const two = { items: [aLine(), aLine({ merchant: 'MER000003' })] }

async function placed(souk: TestSouk) {
  const { orders: deps } = souk
  const { id } = await souk.place(two)
  const order = async () => {
    const found = await deps.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  return {
    id,
    order,
    states: async () => (await order()).items.map(({ machine }) => machine.state),
    cancel: (...asking: string[]) => {
      const customer = asking[0] === undefined ? {} : { customer: asking[0] }
      return cancelOrder(deps, shop, { order: id, idempotencyKey: deps.newId(), ...customer })
    },
  }
}

test('a customer cancels an order as long as all of it may be cancelled, and owes nothing any more', async () => {
  const { cancel, states, order } = await placed(await aSouk({ store: { gracePeriodMinutes: 120 } }))
  const { results } = await cancel()
  expect(results.map(({ outcome }) => outcome)).toEqual(['moved', 'moved'])
  expect(await states()).toEqual(['cancelled', 'cancelled'])
  expect((await order()).totals).toMatchObject({ grandTotal: 0, canceledTotal: 2 * 119_00 })
})

test('one whose goods are on their way is not cancelled in part', async () => {
  const souk = await aSouk()
  const { id, cancel, states } = await placed(souk)
  const refused = (...found: readonly string[]) => ({ code: 'order.not-cancellable', details: { states: found } })
  const items = (await souk.orders.orders.byId(id))?.items.slice(0, 1).map((item) => item.id) ?? []
  const pay = {
    order: id,
    side: 'marketplace',
    event: 'pay',
    reference: '',
    idempotencyKey: 'pay one',
    data: {},
  } as const
  await triggerEvent(souk.orders, operator, { ...pay, items })
  await expect(cancel()).rejects.toMatchObject(refused('commission calculated'))
  await souk.trigger(operator, id, 'pay')
  await expect(cancel()).rejects.toMatchObject(refused('sent to merchant'))
  expect(await states()).toEqual(['sent to merchant', 'sent to merchant'])
})

test('another customer’s order is not found, and stays; its own customer is who cancelled it', async () => {
  const souk = await aSouk()
  const { id, cancel, states } = await placed(souk)
  await expect(cancel('DE--22')).rejects.toMatchObject({ code: 'order.not-found' })
  expect(await states()).toEqual(['grace period finished', 'grace period finished'])
  await cancel('DE--21')
  const [last] = (await souk.orders.orders.events(id, 1)).slice(-1)
  expect(last?.actor).toEqual({ kind: 'customer', id: 'DE--21', name: 'Ada Lovelace' })
})

test('one that was cancelled is not cancelled again', async () => {
  const { cancel } = await placed(await aSouk())
  await cancel()
  await expect(cancel()).rejects.toMatchObject({ details: { states: ['cancelled'] } })
})

test('one that waits is refused for that, not for good', async () => {
  const souk = await aSouk({ store: { gracePeriodMinutes: 120 } })
  const model = sampleProcess({
    arrows: [
      ['new', 'cancelled', 'cancel'],
      ['new', 'checked', 'check'],
    ],
    states: { new: { flags: ['cancellable'] } },
    events: { cancel: { manual: true }, check: { manual: true, command: 'Fraud/Check' } },
  })
  const { setup } = souk
  const process = { id: setup.newId() as ProcessId, name: 'MarketplacePayment01', side: 'marketplace' } as const
  await setup.setup.addProcess({ ...process, findings: [], model, activate: true })
  await setup.setup.bind('command', 'Fraud/Check', { kind: 'webhook', url: 'https://fraud.example' })
  setup.marketplace.invalidate()
  const { id, cancel } = await placed(souk)
  await souk.trigger(operator, id, 'check')
  await expect(cancel()).rejects.toMatchObject({
    code: 'order.not-cancellable',
    message: 'Order DE--1 cannot be cancelled now. In "new": The item waits for the outside to answer "check".',
    details: { states: ['new'] },
  })
})

test('in an imported process the flag of the state is the customer’s right, whoever the button is for', async () => {
  const souk = await aSouk()
  const model = sampleProcess({
    arrows: [
      ['new', 'cancelled', 'cancel'],
      ['new', 'paid', 'pay'],
      ['paid', 'cancelled', 'cancel'],
    ],
    states: { new: { flags: ['cancellable'] } },
    events: { cancel: { manual: true }, pay: { manual: true } },
  })
  const { setup } = souk
  const process = { id: setup.newId() as ProcessId, name: 'MarketplacePayment01', side: 'marketplace' } as const
  await setup.setup.addProcess({ ...process, findings: [], model, activate: true })
  setup.marketplace.invalidate()
  const fresh = await placed(souk)
  await fresh.cancel()
  expect(await fresh.states()).toEqual(['cancelled', 'cancelled'])
  const paid = await placed(souk)
  await souk.trigger(operator, paid.id, 'pay')
  await expect(paid.cancel()).rejects.toMatchObject({ details: { states: ['paid'] } })
})
