import { refusalOf } from '@souk/client/refusal'
import { cartOf } from './cart.ts'
import { expect, test } from './journey.ts'
import { machineCell, openOrder, press, showNew, stands, wholeOrder } from './office.ts'

const merchants = ['MER000002', 'MER000003']

test('an order cancelled by its customer right after placing is cancelled on the board', async ({ enter, shop }) => {
  const board = await enter('operator')
  const { reference } = await shop.orders.place.mutate(cartOf(merchants))
  const row = await showNew(board, reference)
  await row.getByText('grace period finished').waitFor()
  await shop.orders.cancel.mutate({ reference })
  await row.getByText('cancelled').waitFor()
  const { order } = await shop.orders.byReference.query({ reference })
  expect(order.items.map(({ machine }) => machine.state)).toEqual(['cancelled', 'cancelled'])
  expect(order.totals.grandTotal).toBe(0)
})

test('a paid order can no longer be cancelled by its customer', async ({ enter, shop }) => {
  const desk = await enter('operator')
  const { reference } = await shop.orders.place.mutate(cartOf(merchants))
  await openOrder(desk, reference)
  await press(wholeOrder(desk), 'Pay')
  await stands(machineCell(desk, 'marketplace', 'Journey lamp 1'), 'sent to merchant')
  const refusal = await shop.orders.cancel.mutate({ reference }).then(() => undefined, refusalOf)
  expect(refusal?.code).toBe('order.not-cancellable')
})
