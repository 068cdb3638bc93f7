import { expect, test } from 'vitest'
import type { StepId } from '@souk/domain/ids'
import { documentsOf } from '@souk/domain/order/documents'
import { event, main, oms, state, transition } from '@souk/process/testing/process-xml'
import { bindName, importProcess } from '../setup/processes.ts'
import { aSouk, operator } from '../testing/souk.ts'
import { completeStep, retryStep, skipStep } from './complete-step.ts'

/** An order that waits for somebody outside to say whether it is safe. */
async function asked() {
  const souk = await aSouk()
  const content = oms(
    main({
      name: 'MarketplacePayment01',
      states: ['new', 'safe'].map((name) => state(name)),
      transitions: [transition('new → safe: check', 'condition="Fraud/IsSafe"')],
      events: [event('check', 'manual="true"')],
    }),
  )
  const files = [{ path: 'P.xml', content }]
  await importProcess(souk.setup, { files, main: 'P.xml', compatible: true, activate: true, dryRun: false })
  const binding = { kind: 'webhook', url: 'https://fraud.example' } as const
  await bindName(souk.setup, { kind: 'condition', name: 'Fraud/IsSafe', binding })
  const { id } = await souk.place()
  const { results } = await souk.trigger(operator, id, 'check')
  const [step] = results.flatMap((result): StepId[] => (result.outcome === 'pending' ? [result.step] : []))
  if (!step) throw new Error('nobody was asked')
  const machine = async () => (await souk.orders.orders.byId(id))?.items[0]?.machine
  return { ...souk, step, machine }
}

test('a condition is answered by true or false, and by nothing else', async () => {
  const { orders, step, machine } = await asked()
  const unsaid = completeStep(orders, operator, { step, ok: true })
  await expect(unsaid).rejects.toMatchObject({ code: 'step.answer-missing', details: { step, name: 'Fraud/IsSafe' } })
  expect(await machine()).toMatchObject({ state: 'new', pending: { step } })
  await completeStep(orders, operator, { step, ok: true, answer: true })
  expect((await machine())?.state).toBe('safe')
})

/** A merchant is to be paid out: a command of our own asks the payout provider. */
async function payout() {
  const souk = await aSouk()
  const content = oms(
    main({
      name: 'MarketplacePayment01',
      states: ['new', 'paid', 'settled'].map((name) => state(name)),
      transitions: [transition('new → paid: pay'), transition('paid → settled: settle')],
      events: [
        event('pay', 'manual="true" command="Payment/Capture"'),
        event('settle', 'onEnter="true" command="SalesPaymentMerchant/Payout"'),
      ],
    }),
  )
  const files = [{ path: 'P.xml', content }]
  await importProcess(souk.setup, { files, main: 'P.xml', compatible: true, activate: true, dryRun: false })
  const { id } = await souk.place()
  await souk.trigger(operator, id, 'pay')
  const order = async () => {
    const found = await souk.orders.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  const step = (await order()).items[0]?.machine.pending?.step
  if (!step) throw new Error('nobody was asked')
  return { ...souk, step, order }
}

test('what a command of our own tells the outside is not edited: what is owed would be paid no more, or something else', async () => {
  const { orders, step, order } = await payout()
  const before = await order()
  const edited = retryStep(orders, operator, { step, data: { transfers: [] } })
  await expect(edited).rejects.toMatchObject({
    code: 'step.not-editable',
    details: { step, name: 'SalesPaymentMerchant/Payout' },
  })
  expect(await order()).toEqual(before)
  await retryStep(orders, operator, { step })
  await skipStep(orders, operator, { step, reason: 'by hand', answer: true })
  expect(documentsOf(await order(), 'payout')).toMatchObject([{ status: 'paid', transfer: 'by hand' }])
})
