import { expect, test } from 'vitest'
import { anAct, cart, line } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory } from './story.ts'

const where = { store: 'DE', currency: 'EUR' } as const

test('A-27: below the hard minimum nothing is ordered, and the text names what is missing', async () => {
  const { operator, shop } = await aStory()
  const messages = { 'en-GB': 'Orders start at {{threshold}}. Add goods for {{missing}}.' }
  await operator.thresholds.save({ ...where, type: 'hard-minimum-threshold', threshold: 50_00, messages })
  const refusal = await refusalOf(shop.orders.place({ ...cart([line(10_00)]), ...anAct() }))
  expect(refusal).toMatchObject({
    code: 'order.threshold-not-met',
    message: 'Orders start at €50.00. Add goods for €40.00.',
  })
  expect(refusal.details).toMatchObject({ glue: '1102', thresholds: [{ difference: 40_00 }] })
})

test('A-27: above the hard maximum nothing is ordered, and the text names the maximum', async () => {
  const { operator, shop } = await aStory()
  const messages = { 'en-GB': 'We sell for {{threshold}} at most.' }
  await operator.thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: 10_000_00, messages })
  const refusal = await refusalOf(shop.orders.place({ ...cart([line(129_38, { quantity: 78 })]), ...anAct() }))
  expect(refusal).toMatchObject({ code: 'order.threshold-exceeded', details: { glue: '1102' } })
  expect(refusal.message).toBe('We sell for €10,000.00 at most.')
})

test('A-27: a cart near a threshold is told its kind, its fee, what is missing, and the text', async () => {
  const { operator, shop } = await aStory()
  const messages = { 'en-GB': 'Below {{threshold}} we charge {{fee}}.' }
  const soft = { type: 'soft-minimum-threshold-fixed-fee', threshold: 100_00, fee: 5_00, messages } as const
  await operator.thresholds.save({ ...where, ...soft })
  const { thresholds } = await shop.orders.quote(cart([line(90_00)]))
  expect(thresholds).toMatchObject([
    { type: soft.type, threshold: 100_00, fee: 5_00, difference: 10_00, message: 'Below €100.00 we charge €5.00.' },
  ])
})
