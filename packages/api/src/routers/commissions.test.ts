import { describe, expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { operator } from '@souk/services/testing/souk'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'

const everything = {
  key: 'mc4',
  name: 'Seven percent',
  group: 'primary',
  calculator: 'percentage',
  amount: 7_00,
  priority: 4,
} as const
const notebooks = {
  ...everything,
  key: 'mc1',
  name: 'Notebooks',
  amount: 3_00,
  priority: 1,
  itemCondition: "category IS IN 'tablets;notebooks' AND item-price >= '300'",
  orderCondition: "price-mode = 'GROSS_MODE'",
  stores: ['DE'],
}
const fifty = {
  key: 'mc5',
  name: 'Fifty cents',
  group: 'secondary',
  priority: 5,
  calculator: 'fixed',
  fixedAmounts: [{ currency: 'EUR', net: 0, gross: 50 }],
  stores: ['DE'],
} as const

/** The rules of the demo that matter here, and the main merchant excluded. */
async function ruled(market: Market) {
  const { commissions, commissionGroups, settings, categories } = market.as('operator')
  for (const key of ['primary', 'secondary']) await commissionGroups.save({ key, name: key })
  await categories.save({ key: 'notebooks', name: 'Notebooks' })
  await categories.save({ key: 'gaming', name: 'Gaming', parent: 'notebooks' })
  for (const rule of [notebooks, { ...everything, stores: ['DE'] }]) await commissions.save(rule)
  await commissions.save({ ...fifty, fixedAmounts: [...fifty.fixedAmounts], stores: ['DE'] })
  await settings.save({ key: 'commission', value: { excludedMerchants: [aMerchant(1).id] } })
}

const lines = [
  aLine({ unitPrice: 400_00, categories: ['gaming'] }),
  aLine({ unitPrice: 10_00, merchant: 'MER000003' }),
  aLine({ unitPrice: 10_00, merchant: 'MER000001' }),
]

async function paid(market: Market) {
  const { id, reference } = await market.place({ items: lines })
  await market.trigger(operator, id, 'pay')
  return { id, reference }
}

describe('an order that is paid', () => {
  test('is charged as the worked example has it, and shows it by item, merchant order and order', async () => {
    const market = await aMarket()
    await ruled(market)
    const { reference } = await paid(market)
    const { order } = await market.as('operator').orders.byReference({ reference })
    expect(order.items.map(({ commissions }) => commissions?.map(({ rule, amount }) => [rule, amount]))).toEqual([
      [
        ['mc1', 12_00],
        ['mc5', 50],
      ],
      [
        ['mc4', 70],
        ['mc5', 50],
      ],
      [],
    ])
    expect(order.totals).toMatchObject({ commissionTotal: 13_70, commissionRefundedTotal: 0 })
    expect(order.merchantOrders.map(({ totals }) => totals.commissionTotal)).toEqual([12_50, 1_20, 0])
  })

  test('shows each merchant its own commission alone', async () => {
    const market = await aMarket()
    await ruled(market)
    const { reference } = await paid(market)
    const detail = await market.as('merchant').merchantOrders.byReference({ reference: `${reference}--MER000002` })
    expect(detail.totals.commissionTotal).toBe(12_50)
    expect(detail.items.map(({ commissions }) => commissions?.map(({ rule }) => rule))).toEqual([['mc1', 'mc5']])
    expect(detail.timeline.filter(({ event }) => event.type === 'commission.calculated')).toHaveLength(1)
    expect(JSON.stringify(detail)).not.toContain('mc4')
  })

  test('keeps its charges whatever becomes of the rules, and gives them back with the money', async () => {
    const market = await aMarket()
    await ruled(market)
    const { id } = await paid(market)
    await market.as('operator').commissions.remove({ key: 'mc1' })
    await market.trigger(operator, id, 'cancel')
    await market.trigger(operator, id, 'refund')
    const order = await market.orders.orders.byId(id)
    expect(order?.totals).toMatchObject({ commissionTotal: 13_70, commissionRefundedTotal: 13_70, refundableTotal: 0 })
  })
})

describe('what is no rule', () => {
  test.each([
    ['commission.unknown-group', 'group', { group: 'third' }],
    ['commission.unknown-store', 'stores', { stores: ['XX'] }],
    ['commission.store-missing', 'stores', { stores: [] }],
    ['commission.unknown-merchant', 'merchants', { merchants: ['0192f000-0000-7000-8000-00000000ffff'] }],
    ['commission.duplicate-name', 'name', { key: 'mc9' }],
    ['commission.bad-amount', 'amount', { amount: -1 }],
    ['commission.bad-amount', 'amount', { amount: 100_01 }],
    ['commission.bad-priority', 'priority', { priority: 0 }],
    [
      'commission.bad-currency',
      'fixedAmounts',
      { calculator: 'fixed', amount: 0, fixedAmounts: [{ currency: '💶', net: 1, gross: 1 }] },
    ],
    [
      'commission.validity-reversed',
      'validTo',
      { validFrom: '2026-02-01T00:00:00Z', validTo: '2026-01-01T00:00:00+02:00' },
    ],
    ['query.unknown-field', 'itemCondition', { itemCondition: "colour = 'red'" }],
    ['query.bad-number', 'itemCondition', { itemCondition: "item-price > 'a lot'" }],
    ['query.unclosed-quote', 'orderCondition', { orderCondition: "price-mode = 'GROSS_MODE" }],
  ])('is refused as %s by its %s, and nothing is stored', async (code, path, over) => {
    const market = await aMarket()
    await ruled(market)
    const { commissions } = market.as('operator')
    const before = await commissions.list()
    const saving = commissions.save({ ...notebooks, ...over } as typeof notebooks)
    await expect(saving).rejects.toMatchObject({ cause: { code, details: { path } } })
    expect(await commissions.list()).toEqual(before)
  })

  test.each([
    ['validFrom', { validFrom: '2026-02-30T00:00:00Z' }],
    ['validFrom', { validFrom: 'soon' }],
    ['name', { name: ' ' }],
    ['key', { key: 'a\0b' }],
    ['calculator', { calculator: 'guess' }],
    ['amount', { amount: 0.5 }],
    ['fixedAmounts', { fixedAmounts: [{ currency: 'EUR', net: -1, gross: 0 }] }],
  ])('is refused by the shape of its %s', async (path, over) => {
    const market = await aMarket()
    const saving = market.as('operator').commissions.save({ ...notebooks, ...over } as typeof notebooks)
    const issue = expect.objectContaining({ path: expect.arrayContaining([path]) })
    await expect(saving).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { issues: [issue] } })
  })
})

test('what is exported can be imported, tried first', async () => {
  const market = await aMarket()
  await ruled(market)
  const { commissions } = market.as('operator')
  const { csv } = await commissions.export()
  const changed = csv.replace('Notebooks', 'Notebooks and tablets')
  const answer = { errors: [], created: [], changed: ['mc1'], unchanged: ['mc4', 'mc5'] }
  const before = await commissions.byKey({ key: 'mc1' })
  expect(await commissions.import({ format: 'all-in-one', csv: changed, dryRun: true })).toEqual(answer)
  expect(await commissions.byKey({ key: 'mc1' })).toEqual(before)
  expect(await commissions.import({ format: 'all-in-one', csv: changed })).toEqual(answer)
  expect(await commissions.byKey({ key: 'mc1' })).toEqual({ ...before, name: 'Notebooks and tablets' })
})
