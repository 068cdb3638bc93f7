import { describe, expect, test } from 'vitest'
import type { StoreCode } from '../ids.ts'
import type { PlaceInput, PlaceLine } from '../order/place-input.ts'
import { aCommissionRule, demoCommissionRules } from '../testing/commission.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, NOW } from '../testing/order.ts'
import { commissionOf } from './calculate.ts'
import type { Category } from './category.ts'
import { defaultCommissionSettings } from './rule.ts'
import type { CommissionRule, CommissionSettings } from './rule.ts'
import { commissionScheme } from './scheme.ts'

const categories: readonly Category[] = [
  { key: 'computers', name: 'Computers' },
  { key: 'notebooks', name: 'Notebooks', parent: 'computers' },
  { key: 'gaming-notebooks', name: 'Gaming notebooks', parent: 'notebooks' },
]

interface Given {
  readonly rules?: readonly CommissionRule[]
  readonly settings?: Partial<CommissionSettings>
  readonly line?: Partial<PlaceLine>
  readonly cart?: Partial<PlaceInput>
  readonly now?: string
}

/** What each rule takes of the first item. */
function taken({ rules = demoCommissionRules, settings = {}, line = {}, cart = {}, now = NOW }: Given) {
  const scheme = commissionScheme(rules, { ...defaultCommissionSettings, ...settings }, categories)
  const order = anOrder({ items: [aLine(line)], ...cart })
  const entries = order.items.slice(0, 1).flatMap(commissionOf(scheme, order, new Date(now)))
  return Object.fromEntries(entries.map(({ rule, amount }) => [rule, amount]))
}

const notebook = { unitPrice: 400_00, categories: ['notebooks'], merchant: 'MER000002' }

describe('the demo rules', () => {
  test('take 3 % and 50 cents of a notebook for 400.00, as the worked example has it', () => {
    expect(taken({ line: notebook })).toEqual({ mc1: 12_00, mc5: 50 })
  })

  test('take 5 % of a cheap notebook of a favoured merchant, 7 % of anybody else’s', () => {
    expect(taken({ line: { ...notebook, unitPrice: 299_99 } })).toEqual({ mc3: 15_00, mc5: 50 })
    expect(taken({ line: { ...notebook, unitPrice: 299_99, merchant: 'MER000003' } })).toEqual({ mc4: 21_00, mc5: 50 })
  })

  test('take 6 % of a Sony camera', () => {
    const sony = { unitPrice: 100_00, categories: ['cameras-and-camcorder'], attributes: { brand: 'Sony' } }
    expect(taken({ line: sony })).toEqual({ mc2: 6_00, mc5: 50 })
    expect(taken({ line: { ...sony, attributes: { brand: 'Canon' } } })).toEqual({ mc3: 5_00, mc5: 50 })
  })

  test('take nothing of orders with net prices, nor after their time', () => {
    expect(taken({ line: notebook, cart: { priceMode: 'net' } })).toEqual({})
    expect(taken({ line: notebook, now: '2029-06-01T00:00:00.000Z' })).toEqual({ mc1: 12_00, mc5: 50 })
    expect(taken({ line: notebook, now: '2029-06-01T00:00:00.001Z' })).toEqual({})
    expect(taken({ line: notebook, now: '2023-12-31T23:59:59.999Z' })).toEqual({})
  })
})

describe('of one group', () => {
  test('the rule with the lowest priority number applies, among equals the youngest', () => {
    const rules = [
      aCommissionRule(1, { priority: 2 }),
      aCommissionRule(2, { priority: 1 }),
      aCommissionRule(3, { priority: 1 }),
    ]
    expect(taken({ rules })).toEqual({ mc3: 11_90 })
    expect(taken({ rules: rules.toReversed() })).toEqual({ mc3: 11_90 })
  })

  test('a rule that does not apply leaves the item to the next', () => {
    const passing = [
      { active: false },
      { stores: ['AT' as StoreCode] },
      { merchants: [aMerchant(3).id] },
      { itemCondition: "SKU = 'another'" },
      { orderCondition: "price-mode = 'NET_MODE'" },
    ]
    for (const over of passing) {
      expect(taken({ rules: [aCommissionRule(1), aCommissionRule(2, over)] })).toEqual({ mc1: 11_90 })
    }
  })
})

describe('the amount', () => {
  test('is that of the price before discounts, and without options', () => {
    const discounts = [{ name: 'Half', amount: 50_00 }]
    const options = [{ name: 'Warranty', unitPrice: 10_00, taxRate: 1900 }]
    expect(taken({ rules: [aCommissionRule(1)], line: { discounts, options } })).toEqual({ mc1: 11_90 })
  })

  test('is rounded half up, once for a row', () => {
    const rules = [aCommissionRule(1, { amount: 1_50 })]
    expect(taken({ rules, line: { unitPrice: 3_00 } })).toEqual({ mc1: 5 })
    expect(taken({ rules, line: { unitPrice: 3_00, quantity: 3, splittable: false } })).toEqual({ mc1: 14 })
  })

  test('is that of all of a row, however its price comes out for one piece', () => {
    const rules = [aCommissionRule(1)]
    const pallet = aLine({ bundle: 'pallet', quantity: 1000, splittable: false })
    const bundles = [{ key: 'pallet', sku: 'PALLET', name: 'Pallet', quantity: 1, unitPrice: 14_99 }]
    expect(taken({ rules, cart: { items: [pallet], bundles } })).toEqual({ mc1: 1_50 })
    const cans = aLine({ quantity: 1000, splittable: false, unitPrice: 2 })
    const net = { priceModes: { DE: 'net' as const } }
    expect(taken({ rules, cart: { items: [cans] }, settings: net })).toEqual({ mc1: 1_68 })
  })

  test('is taken of the price the store says, whatever the order’s price mode', () => {
    const rules = [aCommissionRule(1)]
    const net = { priceModes: { DE: 'net' as const } }
    expect(taken({ rules, settings: net })).toEqual({ mc1: 10_00 })
    expect(taken({ rules, settings: net, cart: { priceMode: 'net' }, line: { unitPrice: 100_00 } })).toEqual({
      mc1: 10_00,
    })
    expect(taken({ rules, cart: { priceMode: 'net', items: [aLine({ unitPrice: 100_00 })] } })).toEqual({ mc1: 11_90 })
  })

  test('that is fixed is one per piece, in the order’s currency and price mode', () => {
    const fixedAmounts = [{ currency: 'EUR', net: 40, gross: 50 }]
    const rules = [aCommissionRule(1, { calculator: 'fixed', amount: 0, fixedAmounts })]
    const row = aLine({ quantity: 3, splittable: false })
    expect(taken({ rules, cart: { items: [row] } })).toEqual({ mc1: 1_50 })
    expect(taken({ rules, cart: { items: [row], priceMode: 'net' } })).toEqual({ mc1: 1_20 })
    expect(taken({ rules, cart: { items: [row], currency: 'CHF' } })).toEqual({ mc1: 0 })
  })
})

test('a category covers those below it', () => {
  const rules = [aCommissionRule(1, { itemCondition: "category = 'computers'" })]
  expect(taken({ rules, line: { categories: ['gaming-notebooks'] } })).toEqual({ mc1: 11_90 })
  expect(taken({ rules, line: { categories: ['garden'] } })).toEqual({})
})

test('an excluded merchant pays none', () => {
  expect(taken({ line: notebook, settings: { excludedMerchants: [aMerchant(2).id] } })).toEqual({})
})
