import { describe, expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aStory } from '../scenarios/story.ts'
import { anAct, line, parcel } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'

const card = { payments: [{ method: 'card', captured: true }] }

test('a refund gives shipping back as the merchant says, else as the marketplace does', async () => {
  const story = await aStory()
  await story.operator.settings.save({ key: 'refunds', value: { shipping: 'never', limits: {} } })
  await story.setup.setup.saveMerchant(aMerchant(3, { profile: { shippingRefund: 'proportional' } }))
  story.setup.marketplace.invalidate()
  const lines = ['MER000002', 'MER000003'].flatMap((merchant) => [
    line(119_00, { sku: `${merchant} first`, merchant }),
    line(119_00, { sku: `${merchant} second`, merchant }),
  ])
  const reference = await story.place(lines, { shipment: parcel(12_00), ...card })
  await story.press({ reference, skus: ['MER000002 first', 'MER000003 first'] }, 'cancel', 'refund')
  expect((await story.order(reference)).expenses.map(({ amounts }) => amounts.refunded)).toEqual([0, 3_00])
})

describe('a refund by hand', () => {
  /** A row of three for 30.00, and a unit of another merchant for 119.00. */
  async function paid() {
    const story = await aStory()
    const row = line(10_00, { quantity: 3, splittable: false })
    const reference = await story.place([row, line(119_00, { merchant: 'MER000003' })], {
      shipment: parcel(0),
      ...card,
    })
    const [first = '', second = ''] = (await story.order(reference)).items.map(({ id }) => id)
    return { ...story, reference, first, second, refunds: story.operator.refunds }
  }

  test('is one for each merchant, whole, in part or as an amount, and done once', async () => {
    const { reference, order, first, second, refunds } = await paid()
    const lines = [
      { item: first, quantity: 1 },
      { item: second, amount: 19_00 },
    ]
    const act = { ...anAct(), reference, lines, reason: 'A scratch' }
    const answer = await refunds.create(act)
    expect(answer.refunds.map(({ merchant, amount, reason }) => [merchant, amount, reason])).toEqual([
      [aMerchant(2).id, 10_00, 'A scratch'],
      [aMerchant(3).id, 19_00, 'A scratch'],
    ])
    expect(await refunds.create(act)).toEqual(answer)
    const { items, totals } = await order(reference)
    expect(items.map(({ quantity, amounts }) => [quantity, amounts.refunded])).toEqual([
      [2, 0],
      [1, 19_00],
      [1, 10_00],
    ])
    expect(totals).toMatchObject({ refundedTotal: 29_00, grandTotal: 120_00 })
    const { rows } = await refunds.list({ merchants: [aMerchant(3).id] })
    expect(rows).toEqual([{ document: answer.refunds[1], order: expect.objectContaining({ reference }) as object }])
  })

  test('ends at the limit of the settings', async () => {
    const { operator, reference, first, refunds } = await paid()
    await operator.settings.save({ key: 'refunds', value: { shipping: 'never', limits: { EUR: 10_00 } } })
    const act = { reference, reason: 'So' }
    const giving = refunds.create({ ...anAct(), ...act, lines: [{ item: first, amount: 10_01 }] })
    await expect(giving).rejects.toMatchObject({
      cause: { code: 'refund.above-limit', details: { amount: 10_01, limit: 10_00, currency: 'EUR' } },
    })
    const within = await refunds.create({ ...anAct(), ...act, lines: [{ item: first, amount: 10_00 }] })
    expect(within.totals.refundedTotal).toBe(10_00)
  })

  test('ends at the limit of who gives it: that of their role, or else the settings’', async () => {
    const { as, reference, first } = await paid()
    const limits = { EUR: 10_00 }
    const give = (caller: 'operator' | 'supporter', amount: number) =>
      as(caller).refunds.create({ ...anAct(), reference, reason: 'So', lines: [{ item: first, amount }] })
    const allow = (support: Record<string, number | null>) =>
      as('operator').settings.save({
        key: 'refunds',
        value: { shipping: 'never', limits, roles: { support, accounting: {} } },
      })
    await allow({ EUR: 5_00 })
    const tooMuch = { cause: { code: 'refund.above-limit', details: { amount: 5_01, limit: 5_00, currency: 'EUR' } } }
    await expect(give('supporter', 5_01)).rejects.toMatchObject(tooMuch)
    expect((await give('operator', 5_01)).totals.refundedTotal).toBe(5_01)
    await allow({ CHF: 5_00 })
    await expect(give('supporter', 10_01)).rejects.toMatchObject({ cause: { details: { limit: 10_00 } } })
    await allow({ EUR: null })
    expect((await give('supporter', 10_01)).totals.refundedTotal).toBe(15_02)
  })

  test('leaves nothing behind when it is refused', async () => {
    const { reference, order, first, second, refunds } = await paid()
    const before = await order(reference)
    const lines = [
      { item: first, quantity: 1 },
      { item: second, amount: 1_000_00 },
    ]
    const giving = refunds.create({ ...anAct(), reference, lines, reason: 'Too much' })
    await expect(giving).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT', cause: { code: 'refund.too-much' } })
    expect(await order(reference)).toEqual(before)
  })
})

test('a claim is listed while it is open, and stays closed once it is', async () => {
  const market = await aMarket()
  const { reclamations } = market.as('operator')
  const { reference, items } = market.order
  const { reclamation } = await reclamations.create({ ...anAct(), reference, items: items.map(({ id }) => id) })
  expect((await reclamations.list({ status: 'open' })).rows.map(({ document }) => document)).toEqual([reclamation])
  const closed = await reclamations.close({ ...anAct(), reference, reclamation: reclamation.id })
  expect(closed.reclamation).toMatchObject({ status: 'closed', closedBy: { kind: 'operator' } })
  expect((await reclamations.list({ status: 'open' })).total).toBe(0)
  const again = reclamations.close({ ...anAct(), reference, reclamation: reclamation.id })
  await expect(again).rejects.toMatchObject({ cause: { code: 'reclamation.closed' } })
})
