import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { own, shipped } from './returning.ts'

test('A-36: goods are returned from shipped and from delivered alike', async () => {
  const { pressAsMerchant, send, states, reference } = await shipped()
  await pressAsMerchant({ reference, merchant: own, skus: ['002'] }, 'deliver')
  await send('operator', ['001', '002'])
  expect(await states(reference)).toMatchObject({ '001': 'waiting for return', '002': 'waiting for return' })
})

test('A-37: a returned item is refunded by what it cost, in one refund', async () => {
  const { operator, press, pressAsMerchant, send, order, reference } = await shipped([line(85_50, { sku: '001' })])
  await send('operator', ['001'])
  await pressAsMerchant({ reference, merchant: own }, 'execute-return')
  await press({ reference }, 'refund')
  const { refunds, totals } = await order(reference)
  expect(refunds.map(({ amount }) => amount)).toEqual([85_50])
  expect(totals).toMatchObject({ refundedTotal: 85_50, grandTotal: 0 })
  const { rows } = await operator.refunds.list({})
  expect(rows.map(({ document }) => document)).toEqual(refunds)
})
