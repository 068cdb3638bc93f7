import { expect, test } from 'vitest'
import { anAct, line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const MERCHANT = 'MER000001'
const customer = 'DE--21'

test('A-14: the lines of a configured product take events one by one', async () => {
  const story = await aStory({ store: { gracePeriodMinutes: 120 } })
  const configuredBundle = { key: 'desk', template: 'Home office' }
  const [one, two] = ['desk top', 'desk legs'].map((sku) => line(100_00, { sku, merchant: MERCHANT, configuredBundle }))
  const reference = await story.place([one, two].filter((item) => item !== undefined))
  await story.press({ reference }, 'skip grace period', 'pay', 'skip picking')
  const page = { reference, merchant: MERCHANT }
  await story.pressAsMerchant(page, 'send to distribution', 'confirm at center')
  await story.pressAsMerchant({ ...page, skus: ['desk legs'] }, 'ship', 'deliver', 'refund')
  await story.pressAsMerchant({ ...page, skus: ['desk top'] }, 'ship')
  expect(await story.merchantStates(reference)).toEqual({ 'desk top': 'shipped', 'desk legs': 'refunded' })

  const top = (await story.order(reference)).items.find(({ sku }) => sku === 'desk top')
  const items = [{ item: top?.id ?? '', reason: 'It wobbles.' }]
  await story.shop.returns.create({ reference, customer, items, ...anAct() })
  await story.pressAsMerchant(page, 'execute-return')
  expect(await story.merchantStates(reference)).toEqual({ 'desk top': 'returned', 'desk legs': 'refunded' })
  expect(await story.states(reference)).toEqual({ 'desk top': 'returned', 'desk legs': 'refunded' })
})
