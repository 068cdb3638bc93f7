import type { CommissionRule } from '../commission/rule.ts'
import { aMerchant, DE } from './marketplace.ts'

const aRule = (number: number, over: Partial<CommissionRule>): CommissionRule => ({
  id: `0192f000-0000-7000-d000-${String(number).padStart(12, '0')}`,
  key: `mc${number}`,
  name: `Commission ${number}`,
  group: 'primary',
  calculator: 'percentage',
  amount: 0,
  fixedAmounts: [],
  active: true,
  validFrom: '2024-01-01T00:00:00.000Z',
  validTo: '2029-06-01T00:00:00.000Z',
  priority: number,
  stores: [DE],
  merchants: [],
  orderCondition: "price-mode = 'GROSS_MODE'",
  ...over,
})

/** 10 % of everything, in group `primary`, for ever, in store DE; the higher the number, the younger. */
export function aCommissionRule(number: number, over: Partial<CommissionRule> = {}): CommissionRule {
  const { validFrom: _, validTo: __, orderCondition: ___, ...plain } = aRule(number, { amount: 10_00, priority: 1 })
  return { ...plain, ...over }
}

const fiftyCents = ['EUR', 'CHF'].map((currency) => ({ currency, net: 0, gross: 50 }))

/** The demo marketplace's rules. */
export const demoCommissionRules: readonly CommissionRule[] = [
  aRule(1, { amount: 3_00, itemCondition: "category IS IN 'tablets;notebooks' AND item-price >='300'" }),
  aRule(2, { amount: 6_00, itemCondition: "attribute.brand = 'Sony' AND category IS IN 'cameras-and-camcorder'" }),
  aRule(3, { amount: 5_00, merchants: [aMerchant(2).id, aMerchant(6).id] }),
  aRule(4, { amount: 7_00 }),
  aRule(5, { group: 'secondary', calculator: 'fixed', fixedAmounts: fiftyCents }),
]
