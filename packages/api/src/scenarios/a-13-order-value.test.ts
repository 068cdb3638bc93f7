import { expect, test } from 'vitest'
import { anAct, cart, line } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory } from './story.ts'

const where = { store: 'DE', currency: 'EUR' } as const
const messages = { 'en-GB': 'The order total cannot be higher than {{threshold}}.' }
const SURCHARGE = 'soft-minimum-threshold-fixed-fee'

/** Minimum 5, that maximum, and 9 more below 100,000, taxed at 19 %. */
async function limited(maximum: number) {
  const story = await aStory()
  const { thresholds } = story.operator
  await thresholds.save({ ...where, type: 'hard-minimum-threshold', threshold: 5_00 })
  await thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: maximum, messages })
  await thresholds.save({ ...where, type: SURCHARGE, threshold: 100_000_00, fee: 9_00 })
  await story.operator.settings.save({ key: 'threshold', value: { taxRates: { DE: 1900 } } })
  return story
}

const surcharge = ({ expenses }: { expenses: readonly { type: string; price: number }[] }) =>
  expenses.filter(({ type }) => type === 'THRESHOLD_EXPENSE_TYPE').map(({ price }) => price)

test('A-13: above the maximum the cart shows the surcharge and why it cannot be ordered; no order is made', async () => {
  const { shop } = await limited(150_00)
  const both = cart([line(139_48), line(20_00, { sku: 'second' })])
  const before = await shop.orders.list({})
  const quote = await shop.orders.quote(both)
  expect(surcharge(quote)).toEqual([9_00])
  const text = 'The order total cannot be higher than €150.00.'
  const maximum = quote.thresholds.find(({ type }) => type === 'hard-maximum-threshold')
  expect(maximum).toMatchObject({ met: false, difference: 9_48, message: text })
  const refusal = await refusalOf(shop.orders.place({ ...both, ...anAct() }))
  expect(refusal).toMatchObject({ code: 'order.threshold-exceeded', message: text })
  expect(await shop.orders.list({})).toEqual(before)
})

test.each([
  [150_00, 139_48, 153_38],
  [150_00, 70_00, 83_90],
  [400_00, 213_39, 227_29],
])(
  'A-13: below a maximum of %i, goods of %i are ordered for %i, the surcharge included',
  async (...[most, goods, total]) => {
    const story = await limited(most)
    expect(surcharge(await story.shop.orders.quote(cart([line(goods)])))).toEqual([9_00])
    const order = await story.order(await story.place([line(goods)]))
    expect(surcharge(order)).toEqual([9_00])
    expect(order.totals.grandTotal).toBe(total)
  },
)

test('A-13: the surcharge is taxed, and the marketplace’s alone', async () => {
  const story = await limited(150_00)
  const { expenses } = await story.order(await story.place([line(139_48)]))
  const fee = expenses.find(({ type }) => type === 'THRESHOLD_EXPENSE_TYPE')
  expect(fee?.amounts.taxTotal).toBe(1_44)
  expect(fee?.merchant).toBeUndefined()
})

test('A-13: a blank value removes a threshold', async () => {
  const story = await limited(150_00)
  await story.operator.thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: null })
  await story.operator.thresholds.save({ ...where, type: SURCHARGE, threshold: null })
  const order = await story.order(await story.place([line(200_00)]))
  expect(order.totals.grandTotal).toBe(204_90)
})
