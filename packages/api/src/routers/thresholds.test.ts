import { describe, expect, test } from 'vitest'
import { anAct, cart, home, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const where = { store: 'DE', currency: 'EUR' }
const messages = { 'en-GB': 'We sell for {{threshold}} at most.' }

/** Hard minimum 5, hard maximum 150, soft threshold 100,000 with a fee of 9, taxed at 19 %. */
async function withThresholds() {
  const market = await aMarket()
  const { thresholds, settings } = market.as('operator')
  await thresholds.save({ ...where, type: 'hard-minimum-threshold', threshold: 5_00 })
  await thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: 150_00, messages })
  await thresholds.save({ ...where, type: 'soft-minimum-threshold-fixed-fee', threshold: 100_000_00, fee: 9_00 })
  await settings.save({ key: 'threshold', value: { taxRates: { DE: 1900 } } })
  return market
}

const cartOf = (...prices: number[]) => cart(prices.map((price) => line(price)))

describe('minimum and maximum order value', () => {
  test('below the minimum nothing is placed, and every hard threshold in the way is named', async () => {
    const market = await withThresholds()
    const relation = { ...where, type: 'hard-minimum-threshold', relation: 'partners', threshold: 50_00 } as const
    await market.as('operator').thresholds.save(relation)
    const { orders } = market.as('shop')
    const little = { ...cartOf(1_00), merchantRelations: ['partners'] }
    const refusal = await refusalOf(orders.place({ ...little, ...anAct() }))
    expect(refusal.code).toBe('order.threshold-not-met')
    expect(refusal.message).toBe(
      'Orders start at €5.00: add goods for €4.00. Orders start at €50.00: add goods for €49.00.',
    )
    expect(refusal.details['thresholds']).toMatchObject([
      { difference: 4_00 },
      { difference: 49_00, relation: 'partners' },
    ])
  })

  test('it is the goods before discounts that count', async () => {
    const { orders } = (await withThresholds()).as('shop')
    const reduced = { ...cartOf(10_00), discounts: [{ name: 'Half', amount: 5_01 }] }
    expect((await orders.place({ ...reduced, ...anAct() })).grandTotal).toBe(4_99 + 4_90 + 9_00)
  })

  test('a blank value takes a threshold away', async () => {
    const market = await withThresholds()
    const { thresholds } = market.as('operator')
    await thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: null })
    await thresholds.remove({ ...where, type: 'soft-minimum-threshold-fixed-fee' })
    expect(await thresholds.list()).toHaveLength(1)
    expect((await market.as('shop').orders.place({ ...cartOf(200_00), ...anAct() })).grandTotal).toBe(204_90)
    const again = thresholds.remove({ ...where, type: 'soft-minimum-threshold-fixed-fee' })
    expect((await refusalOf(again)).code).toBe('threshold.not-found')
  })

  test.each([
    ['threshold.unknown-store', { store: 'XX' }],
    ['threshold.unknown-currency', { currency: 'USD' }],
    ['threshold.fee-unused', { fee: 1 }],
    ['threshold.fee-missing', { type: 'soft-minimum-threshold-flexible-fee' as const }],
  ])('%s is refused', async (code, over) => {
    const { thresholds } = (await aMarket()).as('operator')
    const saving = thresholds.save({ ...where, type: 'hard-minimum-threshold', threshold: 1, ...over })
    expect((await refusalOf(saving)).code).toBe(code)
    expect(await thresholds.list()).toEqual([])
  })
})

test('a quote needs no more than goods, and says what is each merchant’s', async () => {
  const { orders } = (await withThresholds()).as('shop')
  const items = [line(10_00), line(21_00, { merchant: 'MER000003' })]
  const quote = await orders.quote({ store: 'DE', items })
  expect(quote.totals).toMatchObject({ subtotal: 31_00, expenseTotal: 9_00, grandTotal: 40_00, taxTotal: 6_39 })
  expect(quote.merchants.map(({ reference, totals }) => [reference, totals.grandTotal])).toEqual([
    ['MER000002', 10_00],
    ['MER000003', 21_00],
  ])
  expect(quote.taxes).toEqual([{ taxRate: 1900, base: 40_00, tax: 6_39 }])
})

test('a quote says what each payment would take, and refuses what placing would', async () => {
  const { orders } = (await aMarket()).as('shop')
  const payments = [{ method: 'card', amount: 4_00 }, { method: 'invoice' }]
  expect((await orders.quote({ ...cartOf(10_00), payments })).payments).toEqual([
    { method: 'card', amount: 4_00 },
    { method: 'invoice', amount: 10_90 },
  ])
  const barter = orders.quote({ ...cartOf(10_00), payments: [{ method: 'barter' }] })
  expect((await refusalOf(barter)).code).toBe('order.unknown-payment-method')
  const nowhere = orders.quote({ ...cartOf(10_00), billing: { ...home, country: 'ZZ' } })
  expect((await refusalOf(nowhere)).code).toBe('order.unknown-country')
})
