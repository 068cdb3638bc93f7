import { describe, expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine, aShipment } from '@souk/domain/testing/order'
import { handling, key } from '../testing/hands.ts'
import { aMarket } from '../testing/market.ts'

describe('a refund by the process', () => {
  test('lowers the grand total by the item, and the last brings it to zero, shipment costs included (A-04)', async () => {
    const market = await aMarket()
    const unitPrices = [120_00, 129_38, 139_13]
    const { reference } = await market.place({
      items: unitPrices.map((unitPrice) => aLine({ unitPrice, merchant: 'MER000001' })),
      shipments: [aShipment({ price: 5_90 })],
    })
    const { order, fire, fireAtMerchant } = handling(market, reference)
    expect((await order()).totals.grandTotal).toBe(394_41)
    for (const event of ['pay', 'skip picking']) await fire(event)
    for (const event of ['send to distribution', 'confirm at center']) await fireAtMerchant(event)
    for (const event of ['ship', 'deliver']) await fireAtMerchant(event, 1)
    await fire('refund', 1)
    expect((await order()).totals.grandTotal).toBe(265_03)
    for (const event of ['ship', 'deliver', 'refund']) await fireAtMerchant(event)
    const { totals, refunds } = await order()
    expect(totals).toMatchObject({ grandTotal: 0, taxTotal: 0, refundedTotal: 394_41, refundableTotal: 0 })
    expect(refunds.map(({ amount }) => amount)).toEqual([129_38, 265_03])
  })

  test('gives shipping back as the merchant says, else as the marketplace does', async () => {
    const market = await aMarket()
    await market.as('operator').settings.save({ key: 'refunds', value: { shipping: 'never', limits: {} } })
    const profile = { shippingRefund: 'proportional' } as const
    await market.setup.setup.saveMerchant(aMerchant(3, { profile }))
    market.setup.marketplace.invalidate()
    const { reference } = await market.place({
      items: ['MER000002', 'MER000003'].flatMap((merchant) => [aLine({ merchant }), aLine({ merchant })]),
      shipments: [aShipment({ price: 12_00 })],
      payments: [{ method: 'card', captured: true }],
    })
    const { order, fire } = handling(market, reference)
    for (const event of ['cancel', 'refund']) await fire(event, 0, 2)
    expect((await order()).expenses.map(({ amounts }) => amounts.refunded)).toEqual([0, 3_00])
  })
})

describe('a refund by hand', () => {
  async function paid() {
    const market = await aMarket()
    const { reference } = await market.place({
      items: [aLine({ unitPrice: 10_00, quantity: 3, splittable: false }), aLine({ merchant: 'MER000003' })],
      payments: [{ method: 'card', captured: true }],
    })
    const { order } = handling(market, reference, 'MER000002')
    const [row, other] = (await order()).items.map(({ id }) => id)
    if (!row || !other) throw new Error('the order has no two rows')
    return { market, reference, order, row, other, refunds: market.as('operator').refunds }
  }

  test('is one for each merchant, whole, in part or as an amount, and done once', async () => {
    const { market, reference, order, row, other, refunds } = await paid()
    const lines = [
      { item: row, quantity: 1 },
      { item: other, amount: 19_00 },
    ]
    const act = { ...key(), reference, lines, reason: 'A scratch' }
    const answer = await refunds.create(act)
    expect(answer.refunds.map(({ merchant, amount, reason }) => [merchant, amount, reason])).toEqual([
      [aMerchant(2).id, 10_00, 'A scratch'],
      [aMerchant(3).id, 19_00, 'A scratch'],
    ])
    expect(await refunds.create(act)).toEqual(answer)
    const { items, totals } = await order()
    expect(items.map(({ quantity, amounts }) => [quantity, amounts.refunded])).toEqual([
      [2, 0],
      [1, 19_00],
      [1, 10_00],
    ])
    expect(totals).toMatchObject({ refundedTotal: 29_00, grandTotal: 120_00 })
    const { rows } = await market.as('operator').refunds.list({ merchants: [aMerchant(3).id] })
    expect(rows).toEqual([{ document: answer.refunds[1], order: expect.objectContaining({ reference }) as object }])
  })

  test('ends at the limit of the settings', async () => {
    const { market, reference, row, refunds } = await paid()
    await market.as('operator').settings.save({ key: 'refunds', value: { shipping: 'never', limits: { EUR: 10_00 } } })
    const giving = refunds.create({ ...key(), reference, lines: [{ item: row, amount: 10_01 }], reason: 'More' })
    await expect(giving).rejects.toMatchObject({
      cause: { code: 'refund.above-limit', details: { amount: 10_01, limit: 10_00, currency: 'EUR' } },
    })
    const within = await refunds.create({ ...key(), reference, lines: [{ item: row, amount: 10_00 }], reason: 'So' })
    expect(within.totals.refundedTotal).toBe(10_00)
  })

  test('leaves nothing behind when it is refused', async () => {
    const { reference, order, row, refunds } = await paid()
    const before = await order()
    const lines = [
      { item: row, quantity: 1 },
      { item: before.items[1]?.id ?? '', amount: 1_000_00 },
    ]
    const giving = refunds.create({ ...key(), reference, lines, reason: 'Too much' })
    await expect(giving).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT', cause: { code: 'refund.too-much' } })
    expect(await order()).toEqual(before)
  })
})

test('a claim is listed while it is open, and stays closed once it is', async () => {
  const market = await aMarket()
  const { reclamations } = market.as('operator')
  const { reference, items } = market.order
  const { reclamation } = await reclamations.create({ ...key(), reference, items: items.map(({ id }) => id) })
  expect((await reclamations.list({ status: 'open' })).rows.map(({ document }) => document)).toEqual([reclamation])
  const closed = await reclamations.close({ ...key(), reference, reclamation: reclamation.id })
  expect(closed.reclamation).toMatchObject({ status: 'closed', closedBy: { kind: 'operator' } })
  expect((await reclamations.list({ status: 'open' })).total).toBe(0)
  const again = reclamations.close({ ...key(), reference, reclamation: reclamation.id })
  await expect(again).rejects.toMatchObject({ cause: { code: 'reclamation.closed' } })
})
