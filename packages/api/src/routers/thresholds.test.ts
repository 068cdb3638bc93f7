import { describe, expect, test } from 'vitest'
import { anAct, cart, home, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const where = { store: 'DE', currency: 'EUR' }
const messages = { 'en-GB': 'We sell for {{threshold}} at most.' }

/** Hard minimum 5, hard maximum 150, soft threshold 100,000 with a fee of 9, taxed at 19 %. */
async function withThresholds() {
  const market = await aMarket()
  const { thresholds, thresholdSettings } = market.as('operator')
  await thresholds.save({ ...where, type: 'hard-minimum-threshold', threshold: 5_00 })
  await thresholds.save({ ...where, type: 'hard-maximum-threshold', threshold: 150_00, messages })
  await thresholds.save({ ...where, type: 'soft-minimum-threshold-fixed-fee', threshold: 100_000_00, fee: 9_00 })
  await thresholdSettings.save({ taxRates: { DE: 1900 } })
  return market
}

const cartOf = (...prices: number[]) => cart(prices.map((price) => line(price)))

async function total(market: Market) {
  return (await market.as('operator').orders.list({})).total
}

describe('minimum and maximum order value', () => {
  test('a cart above the maximum shows the surcharge and the text, and is not placed', async () => {
    const market = await withThresholds()
    const { orders } = market.as('shop')
    const before = await total(market)
    const much = cartOf(139_48, 20_00)
    const quote = await orders.quote(much)
    expect(quote.expenses.map(({ type, name, price }) => [type, name, price])).toEqual([
      ['SHIPMENT_EXPENSE_TYPE', 'Standard', 4_90],
      ['THRESHOLD_EXPENSE_TYPE', 'Surcharge', 9_00],
    ])
    expect(quote.thresholds).toMatchObject([
      { type: 'hard-maximum-threshold', met: false, difference: 9_48, message: 'We sell for €150.00 at most.' },
      { type: 'hard-minimum-threshold', met: true, difference: 0 },
      { type: 'soft-minimum-threshold-fixed-fee', met: false, fee: 9_00, difference: 99_840_52 },
    ])
    const refusal = await refusalOf(orders.place({ ...much, ...anAct() }))
    expect(refusal).toMatchObject({
      code: 'order.threshold-exceeded',
      message: 'We sell for €150.00 at most.',
      details: { glue: '1102', thresholds: [{ type: 'hard-maximum-threshold', difference: 9_48 }] },
    })
    expect(await total(market)).toBe(before)
  })

  test('with one product less it is placed, for goods, shipment and surcharge', async () => {
    const market = await withThresholds()
    const { orders } = market.as('shop')
    const placed = await orders.place({ ...cartOf(139_48), ...anAct() })
    expect(placed.grandTotal).toBe(153_38)
    expect((await orders.quote(cartOf(139_48))).totals.grandTotal).toBe(153_38)
    const { order } = await orders.byReference({ reference: placed.reference })
    expect(order.expenses.map(({ type, merchant }) => [type, merchant === undefined])).toEqual([
      ['SHIPMENT_EXPENSE_TYPE', false],
      ['THRESHOLD_EXPENSE_TYPE', true],
    ])
    expect(order.expenses[1]).toMatchObject({
      name: 'Surcharge',
      threshold: 'soft-minimum-threshold-fixed-fee',
      amounts: { taxTotal: 1_44 },
    })
  })

  test('other shops have other figures', async () => {
    const market = await withThresholds()
    const { orders } = market.as('shop')
    expect((await orders.place({ ...cartOf(70_00), ...anAct() })).grandTotal).toBe(83_90)
    const most = { ...where, type: 'hard-maximum-threshold', threshold: 400_00 } as const
    await market.as('operator').thresholds.save(most)
    expect((await orders.place({ ...cartOf(213_39), ...anAct() })).grandTotal).toBe(227_29)
  })

  test('below the minimum nothing is placed, and every hard threshold in the way is named', async () => {
    const market = await withThresholds()
    const relation = { ...where, type: 'hard-minimum-threshold', relation: 'partners', threshold: 50_00 } as const
    await market.as('operator').thresholds.save(relation)
    const { orders } = market.as('shop')
    const little = { ...cartOf(1_00), merchantRelations: ['partners'] }
    const refusal = await refusalOf(orders.place({ ...little, ...anAct() }))
    expect(refusal.code).toBe('order.threshold-not-met')
    expect(refusal.message).toBe('Orders start at €5.00. Orders start at €50.00.')
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
