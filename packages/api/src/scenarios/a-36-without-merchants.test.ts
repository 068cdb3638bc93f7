import { expect, test } from 'vitest'
import { anAct, line, parcel } from '../testing/cart.ts'
import { aStory, withDummyPayment } from './story.ts'

const TO_SHIPPED = ['skip grace period', 'pay', 'skip timeout', 'skip picking', 'ship'] as const

/** One thing for 119.00 without a merchant's part in it, this far. */
async function walked(...events: readonly string[]) {
  const story = await aStory()
  await withDummyPayment(story)
  const reference = await story.place([line(119_00)], { shipment: parcel(0), payments: [{ method: 'credit card' }] })
  await story.press({ reference }, ...events)
  const [item] = (await story.order(reference)).items
  const giveBack = async () => {
    const items = [{ item: item?.id ?? '', reason: 'Not as described' }]
    return story.operator.returns.create({ reference, items, ...anAct() })
  }
  const state = async () => (await story.order(reference)).items.map(({ machine }) => machine.state)
  return { ...story, reference, item, giveBack, state }
}

test.each([
  ['shipped', TO_SHIPPED],
  ['delivered', [...TO_SHIPPED, 'stock-update']],
])('A-36: what is %s is returned without a merchant, through an event that has no button', async (from, events) => {
  const { state, giveBack, operator, reference } = await walked(...events)
  expect(await state()).toEqual([from])
  const pressing = operator.orders.trigger({ reference, event: 'start-return', ...anAct() })
  await expect(pressing).resolves.toMatchObject({ results: [{ outcome: 'refused' }] })
  await giveBack()
  expect(await state()).toEqual(['waiting for return'])
})

test('A-37: without a merchant, what came back is refunded once, for what the item cost', async () => {
  const { press, giveBack, state, operator, order, reference, item } = await walked(...TO_SHIPPED)
  await giveBack()
  await press({ reference }, 'execute-return')
  expect(await state()).toEqual(['returned'])
  await press({ reference }, 'refund')
  const { refunds, totals } = await order(reference)
  expect(refunds).toHaveLength(1)
  expect(refunds[0]?.lines).toEqual([{ item: item?.id, amount: 119_00 }])
  expect(totals.refundedTotal).toBe(item?.amounts.priceToPay)
  const { rows } = await operator.refunds.list({ search: reference })
  expect(rows.map(({ document }) => document.id)).toEqual([refunds[0]?.id])
})
