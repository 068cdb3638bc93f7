import { expect, test } from 'vitest'
import type { MerchantId, StoreCode } from '../ids.ts'
import { aCommissionRule, demoCommissionRules } from '../testing/commission.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { refusalOf, ruleFaults } from './rule-faults.ts'
import type { CommissionRule, RuleField } from './rule.ts'

const around = {
  groups: new Set(['primary', 'secondary']),
  stores: new Set(['DE']),
  merchants: new Set([2, 6].map((n) => aMerchant(n).id)),
  names: new Map([['Taken', ['other']]]),
}

const EUR = { currency: 'EUR', net: 40, gross: 50 }
const fixed = { calculator: 'fixed', amount: 0, fixedAmounts: [EUR] } as const

test('the demo rules have no fault, nor has a fixed one', () => {
  expect(demoCommissionRules.flatMap((rule) => ruleFaults(rule, around))).toEqual([])
  expect(ruleFaults(aCommissionRule(1, fixed), around)).toEqual([])
})

test('a rule keeps its own name', () => {
  expect(ruleFaults(aCommissionRule(1, { key: 'other', name: 'Taken' }), around)).toEqual([])
})

test.each<[RuleField, string, Partial<CommissionRule>]>([
  ['key', 'commission.text-missing', { key: ' ' }],
  ['key', 'commission.text-too-long', { key: 'k'.repeat(256) }],
  ['name', 'commission.text-missing', { name: '' }],
  ['name', 'commission.duplicate-name', { name: 'Taken' }],
  ['description', 'commission.text-unstorable', { description: 'a\0b' }],
  ['group', 'commission.unknown-group', { group: 'third' }],
  ['stores', 'commission.store-missing', { stores: [] }],
  ['stores', 'commission.unknown-store', { stores: ['XX' as StoreCode] }],
  ['merchants', 'commission.unknown-merchant', { merchants: ['nobody' as MerchantId] }],
  ['amount', 'commission.bad-amount', { amount: -1 }],
  ['amount', 'commission.bad-amount', { amount: 100_01 }],
  ['amount', 'commission.bad-amount', { amount: 0.5 }],
  ['amount', 'commission.bad-amount', { amount: NaN }],
  ['fixedAmounts', 'commission.fixed-amounts-unused', { fixedAmounts: [EUR] }],
  ['amount', 'commission.amount-unused', { ...fixed, amount: 1 }],
  ['fixedAmounts', 'commission.fixed-amount-missing', { ...fixed, fixedAmounts: [] }],
  ['fixedAmounts', 'commission.bad-currency', { ...fixed, fixedAmounts: [{ ...EUR, currency: 'euro' }] }],
  ['fixedAmounts', 'commission.duplicate-currency', { ...fixed, fixedAmounts: [EUR, EUR] }],
  ['fixedAmounts', 'commission.bad-fixed-amount', { ...fixed, fixedAmounts: [{ ...EUR, net: -1 }] }],
  ['fixedAmounts', 'commission.bad-fixed-amount', { ...fixed, fixedAmounts: [{ ...EUR, gross: 0.5 }] }],
  ['priority', 'commission.bad-priority', { priority: 0 }],
  ['priority', 'commission.bad-priority', { priority: 1.5 }],
  ['validTo', 'commission.validity-reversed', { validFrom: '2026-01-02T00:00:00Z', validTo: '2026-01-01T00:00:00Z' }],
  ['itemCondition', 'query.bad-number', { itemCondition: "item-price > 'much'" }],
  ['orderCondition', 'query.field-elsewhere', { orderCondition: "SKU = '1'" }],
])('%s is refused as %s', (field, code, over) => {
  const faults = ruleFaults(aCommissionRule(1, over), around)
  expect(faults).toEqual([expect.objectContaining({ field, code })])
})

test('a fault is refused with its field and place', () => {
  const [fault] = ruleFaults(aCommissionRule(1, { itemCondition: "item-price > 'much'" }), around)
  expect(fault && refusalOf(fault)).toMatchObject({
    code: 'query.bad-number',
    details: { path: 'itemCondition', offset: 13 },
  })
})
