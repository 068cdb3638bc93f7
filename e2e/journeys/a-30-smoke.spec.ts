import { cart, line } from './cart.ts'
import { expect, test } from './journey.ts'
import { machineCell, openOrder, press, stands, wholeOrder } from './office.ts'
import { header, headSays, openDrawer } from './portal.ts'

const items = ['Oak shelf', 'Brass hook']

test('an order goes from the shop over its merchant to closed on both machines', async ({ enter, shop }) => {
  const desk = await enter('operator')
  const portal = await enter('Souk Home')
  const { reference } = await shop.orders.place.mutate(cart(items.map((name) => line('MER000001', name))))
  await openOrder(desk, reference)
  for (const event of ['Pay', 'skip picking']) await press(wholeOrder(desk), event)

  await portal.getByRole('searchbox', { name: 'Search orders' }).fill(reference)
  const drawer = await openDrawer(portal, `${reference}--MER000001`)
  for (const event of ['send to distribution', 'confirm at center', 'Ship', 'Deliver'])
    await press(header(drawer), event)
  await headSays(drawer, 'Delivered')

  await press(wholeOrder(desk), 'Close')
  for (const item of items) {
    await stands(machineCell(desk, 'marketplace', item), 'closed')
    await stands(machineCell(desk, 'merchant', item), 'closed')
  }
  await headSays(drawer, 'Closed')
  const { order } = await shop.orders.byReference.query({ reference })
  expect(order.items.map(({ machine, merchantItem }) => [machine.state, merchantItem?.machine.state])).toEqual([
    ['closed', 'closed'],
    ['closed', 'closed'],
  ])
})
