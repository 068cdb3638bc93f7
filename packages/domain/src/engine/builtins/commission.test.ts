import { describe, expect, test } from 'vitest'
import { defaultCommissionSettings } from '../../commission/rule.ts'
import type { CommissionRule } from '../../commission/rule.ts'
import { commissionScheme } from '../../commission/scheme.ts'
import { cancelEvent } from '../../order/cancel.ts'
import type { Order } from '../../order/order.ts'
import { giveBack } from '../../refunds/give-back.ts'
import { aCommissionRule, demoCommissionRules } from '../../testing/commission.ts'
import { aLine } from '../../testing/order.ts'
import { operator, running } from '../testing/souk.ts'
import type { World } from '../testing/souk.ts'
import { given } from '../testing/story.ts'
import type { Story } from '../testing/story.ts'

const ruled = (rules: readonly CommissionRule[], world: World = {}): World => ({
  ...world,
  commission: commissionScheme(rules, defaultCommissionSettings, []),
})

const manual = { manual: true }
const calculating = running({
  arrows: [
    ['new', 'paid', 'pay'],
    ['paid', 'paid', 'calculate'],
    ['paid', 'refunded', 'refund'],
    ['new', 'new', 'calculate'],
    ['new', 'cancelled', 'cancel'],
    ['cancelled', 'cancelled', 'calculate'],
  ],
  events: {
    pay: { ...manual, command: 'Payment/Capture' },
    calculate: { ...manual, command: 'MerchantCommission/Calculate' },
    refund: { ...manual, command: 'Refund/Create' },
    cancel: { ...manual, command: 'MerchantOms/CancelOrderItem' },
  },
})

const totalsOf = ({ order: { totals } }: Story) => [totals.commissionTotal, totals.commissionRefundedTotal]

describe('calculating commission', () => {
  const cart = {
    items: [
      aLine({ unitPrice: 400_00, categories: ['notebooks'], quantity: 2 }),
      aLine({ unitPrice: 10_00, merchant: 'MER000003' }),
    ],
  }

  test('notes on every item what each rule takes of it', () => {
    const { order } = given(cart, ruled(demoCommissionRules, calculating)).when(operator, 'calculate')
    const [notebook, , other] = order.items
    expect(notebook?.amounts.commission).toBe(12_50)
    expect(notebook?.commissions).toEqual([
      { rule: 'mc1', group: 'primary', name: 'Commission 1', amount: 12_00 },
      { rule: 'mc5', group: 'secondary', name: 'Commission 5', amount: 50 },
    ])
    expect(other?.commissions?.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['mc4', 70],
      ['mc5', 50],
    ])
    expect(order.totals.commissionTotal).toBe(2 * 12_50 + 1_20)
  })

  test('happens once: rules that changed since change nothing', () => {
    const first = given(cart, ruled(demoCommissionRules, calculating)).when(operator, 'calculate', 0)
    const again = first.given(ruled([aCommissionRule(1)], calculating)).when(operator, 'calculate')
    expect(again.order.items[0]?.commissions).toBe(first.order.items[0]?.commissions)
    expect(again.order.items.map(({ amounts }) => amounts.commission)).toEqual([12_50, 40_00, 1_00])
    again.when(operator, 'calculate').thenHappened('items.moved')
  })

  test('of an item that no rule is for is nothing, and stays so', () => {
    const none = given(cart, ruled([aCommissionRule(1, { active: true, itemCondition: "SKU = 'x'" })], calculating))
    const noted = none.when(operator, 'calculate').thenHappened('commission.calculated', 'items.moved')
    expect(totalsOf(noted)).toEqual([0, 0])
    noted
      .given(ruled([aCommissionRule(1)], calculating))
      .when(operator, 'calculate')
      .thenHappened('items.moved')
  })

  test('notes nothing where the marketplace has no rules', () => {
    given(cart, calculating).when(operator, 'calculate').thenHappened('items.moved')
  })

  test('comes with the payment of an order on invoice', () => {
    const { order } = given(cart, ruled(demoCommissionRules)).when(operator, 'pay')
    expect(order.totals.commissionTotal).toBe(26_20)
    expect(order.merchantOrders.map(({ totals }) => totals.commissionTotal)).toEqual([25_00, 1_20])
  })
})

describe('commission is given back', () => {
  const cart = { items: [aLine({ quantity: 2 })] }
  const paid = () =>
    given(cart, ruled([aCommissionRule(1)], calculating))
      .when(operator, 'pay')
      .when(operator, 'calculate')

  test('with the money of each item, and in full when all of it is', () => {
    expect(totalsOf(paid())).toEqual([23_80, 0])
    const half = paid().when(operator, 'refund', 0)
    expect(totalsOf(half)).toEqual([23_80, 11_90])
    expect(totalsOf(half.when(operator, 'refund', 1))).toEqual([23_80, 23_80])
  })

  test('when the item is cancelled before it was paid for', () => {
    const owing = given(cart, ruled([aCommissionRule(1)], calculating)).when(operator, 'calculate')
    expect(totalsOf(owing.when(operator, 'cancel', 0))).toEqual([23_80, 11_90])
  })

  test('when an item that cost nothing is cancelled, once', () => {
    const present = aLine({ unitPrice: 100_00, discounts: [{ name: 'A present', amount: 100_00 }] })
    const world = ruled([aCommissionRule(1)], calculating)
    const owing = given({ items: [present, aLine({ unitPrice: 10_00 })] }, world).when(operator, 'calculate')
    const cancelled = owing.when(operator, 'cancel', 0).thenHappened('items.cancelled', 'items.moved')
    expect(totalsOf(cancelled)).toEqual([11_00, 10_00])
    expect(cancelled.order.totals).toMatchObject({ canceledTotal: 0, grandTotal: 10_00 })
    expect(cancelEvent(cancelled.order, cancelled.order.items.slice(0, 1))).toBeUndefined()
  })

  test('for money that went back before it was calculated', () => {
    const giving = ({ items }: Order) => ({
      lines: items.map(({ id: item }) => ({ item, amount: 59_50 })),
      reason: 'late',
    })
    const late = given(cart, ruled([aCommissionRule(1)], calculating))
      .when(operator, 'pay')
      .act((order, engine) => giveBack(order, giving(order), engine))
    expect(totalsOf(late.when(operator, 'calculate'))).toEqual([23_80, 11_90])
  })

  test('for what was cancelled before it was calculated, but not for what is free', () => {
    const free = { items: [aLine(), aLine({ unitPrice: 0 })] }
    const fixed = aCommissionRule(1, { calculator: 'fixed', fixedAmounts: [{ currency: 'EUR', net: 50, gross: 50 }] })
    const cancelled = given(free, ruled([fixed], calculating)).when(operator, 'cancel', 0)
    expect(totalsOf(cancelled.when(operator, 'calculate'))).toEqual([1_00, 50])
  })
})
