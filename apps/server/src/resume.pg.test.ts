import { expect, test } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import { resumeOrders } from '@souk/services/orders/resume-orders'
import { savePaymentMethod } from '@souk/services/setup/master-data'
import { bindName, importProcess } from '@souk/services/setup/processes'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'

const PROCESS = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
  <process name="Taxed01" main="true">
    <states><state name="new"/><state name="taxed"/><state name="closed"/></states>
    <transitions>
      <transition><source>new</source><target>taxed</target><event>tax</event></transition>
      <transition condition="Tax/IsFiled"><source>taxed</source><target>closed</target></transition>
    </transitions>
    <events><event name="tax" onEnter="true" command="Tax/File"/></events>
  </process>
</statemachine>`

test('what stopped for want of a binding bears a mark, and goes on as soon as it is bound', async () => {
  await using opened = await openMarketplace()
  const { orders, setup } = opened.composed
  const files = [{ path: 'oms/Taxed01.xml', content: PROCESS }]
  await importProcess(setup, { files, main: 'oms/Taxed01.xml', compatible: true, activate: true, dryRun: false })
  await savePaymentMethod(setup, { key: 'taxed', provider: 'Souk', process: 'Taxed01' })
  const { id } = await placeOrder(orders, shop, cart('taxed', ['MER000001', 'MER000002'], 'taxed'))
  const machines = async () => (await orders.orders.byId(id))?.items.map(({ machine }) => machine)

  expect(await machines()).toMatchObject(
    [0, 1].map(() => ({ state: 'new', failed: { code: 'step.unbound', event: 'tax' } })),
  )
  await bindName(setup, { kind: 'command', name: 'Tax/File', binding: { kind: 'noop' } })
  expect(await resumeOrders(orders, operator)).toEqual({ resumed: 1, failed: [] })
  expect(await machines()).toMatchObject(
    [0, 1].map(() => ({ state: 'taxed', failed: { code: 'step.unbound', event: null } })),
  )
  await bindName(setup, { kind: 'condition', name: 'Tax/IsFiled', binding: { kind: 'always' } })
  expect(await resumeOrders(orders, operator)).toEqual({ resumed: 1, failed: [] })
  expect(await machines()).toMatchObject([0, 1].map(() => ({ state: 'closed' })))
  expect(await resumeOrders(orders, operator)).toEqual({ resumed: 0, failed: [] })
})
