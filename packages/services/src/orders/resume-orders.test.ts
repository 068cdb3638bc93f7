import { expect, test } from 'vitest'
import type { Binding } from '@souk/domain/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { event, main, oms, state, transition } from '@souk/process/testing/process-xml'
import { bindName, importProcess } from '../setup/processes.ts'
import { aSouk, operator } from '../testing/souk.ts'
import { resumeOrders } from './resume-orders.ts'

/** An order of two that waits until its taxes are filed, and one that is not taxed yet. */
async function taxed() {
  const souk = await aSouk()
  const content = oms(
    main({
      name: 'MarketplacePayment01',
      states: ['new', 'taxed', 'closed'].map((name) => state(name)),
      transitions: [transition('new → taxed: tax'), transition('taxed → closed', 'condition="Tax/IsFiled"')],
      events: [event('tax')],
    }),
  )
  const files = [{ path: 'P.xml', content }]
  await importProcess(souk.setup, { files, main: 'P.xml', compatible: true, activate: true, dryRun: false })
  const bind = (binding: Binding) => bindName(souk.setup, { kind: 'condition', name: 'Tax/IsFiled', binding })
  await bind({ kind: 'never' })
  const [{ id }, untaxed] = [await souk.place({ items: [aLine({ quantity: 2 })] }), await souk.place()]
  await souk.trigger(operator, id, 'tax')
  const statesOf = async (order = id) =>
    (await souk.orders.orders.byId(order))?.items.map(({ machine }) => machine.state)
  return { ...souk, bind, statesOf, untaxed }
}

test('what waits for a condition goes on as soon as that is bound to what holds', async () => {
  const { orders, bind, statesOf, untaxed } = await taxed()
  await bind({ kind: 'expression', source: 'item.quantity > 0' })
  expect(await resumeOrders(orders, operator, 'Tax/IsPaid')).toEqual({ resumed: 0, failed: [] })
  expect(await statesOf()).toEqual(['taxed', 'taxed'])
  expect(await resumeOrders(orders, operator, 'Tax/IsFiled')).toEqual({ resumed: 1, failed: [] })
  expect(await statesOf()).toEqual(['closed', 'closed'])
  expect(await statesOf(untaxed.id)).toEqual(['new'])
})

test('whoever answers it outside is asked then, once', async () => {
  const { orders, bind } = await taxed()
  await bind({ kind: 'webhook', url: 'https://tax.example' })
  expect(await resumeOrders(orders, operator, 'Tax/IsFiled')).toEqual({ resumed: 1, failed: [] })
  expect(await resumeOrders(orders, operator, 'Tax/IsFiled')).toEqual({ resumed: 0, failed: [] })
})

test('bound to nothing any more, it marks what waits for it', async () => {
  const { orders, setup, statesOf } = await taxed()
  await bindName(setup, { kind: 'condition', name: 'Tax/IsFiled', binding: null })
  expect(await resumeOrders(orders, operator, 'Tax/IsFiled')).toEqual({ resumed: 0, failed: [] })
  expect(await statesOf()).toEqual(['taxed', 'taxed'])
  const page = { sort: 'placedAt', descending: false, limit: 10 } as const
  expect((await orders.lists.orders({ failed: true }, page)).rows).toMatchObject([{ failed: 2 }])
})
