import { cart, line, shipment } from './cart.ts'
import { expect, test } from './journey.ts'
import { money } from './money.ts'
import { confirm, machineCell, openOrder, press, shipmentEvents, showNew, stands, wholeOrder } from './office.ts'

const parcel = 'Shipment 1 of 1'
const chair = 'Folding chair'
const others = ['Garden table', 'Sun shade']

/** The operator's own shop sends it all in one express parcel. */
const order = cart(
  [
    line('MER000001', chair, { unitPrice: 12_938 }),
    line('MER000001', others[0] ?? '', { unitPrice: 9_950 }),
    line('MER000001', others[1] ?? '', { unitPrice: 15_963 }),
  ],
  { shipments: [shipment('home', { method: 'Express', price: 590 })] },
)

test('refunds lower the order’s total by their items, the last one to zero with the shipment', async ({
  enter,
  shop,
}) => {
  const board = await enter('operator')
  const desk = await enter('operator')
  const { reference, grandTotal } = await shop.orders.place.mutate(order)
  expect(grandTotal).toBe(12_938 + 9_950 + 15_963 + 590)
  const row = await showNew(board, reference)
  await row.getByText(money(grandTotal)).waitFor()
  await openOrder(desk, reference)

  await press(wholeOrder(desk), 'Pay')
  await press(wholeOrder(desk), 'skip picking')
  await press(shipmentEvents(desk, 'merchant', parcel), 'send to distribution')
  await press(shipmentEvents(desk, 'merchant', parcel), 'confirm at center')
  await press(machineCell(desk, 'merchant', chair), 'Ship')
  await press(machineCell(desk, 'merchant', chair), 'Deliver')
  await stands(machineCell(desk, 'marketplace', chair), 'delivered')
  await press(machineCell(desk, 'merchant', chair), 'Refund')
  await confirm(desk, 'Refund')
  await stands(machineCell(desk, 'merchant', chair), 'refunded')
  await row.getByText(money(grandTotal - 12_938), { exact: true }).waitFor()

  await press(shipmentEvents(desk, 'merchant', parcel), 'Ship')
  await press(shipmentEvents(desk, 'merchant', parcel), 'Deliver')
  for (const item of others) await stands(machineCell(desk, 'marketplace', item), 'delivered')
  await stands(machineCell(desk, 'marketplace', chair), 'refunded')
  await press(shipmentEvents(desk, 'merchant', parcel), 'Refund')
  await confirm(desk, 'Refund')
  await row.getByText(money(0), { exact: true }).waitFor()
  for (const item of others) await stands(machineCell(desk, 'marketplace', item), 'refunded')
  const { totals } = (await shop.orders.byReference.query({ reference })).order
  expect(totals).toMatchObject({ grandTotal: 0, refundedTotal: grandTotal, canceledTotal: grandTotal })
})
