import { describe, expect, test } from 'vitest'
import { trigger } from '../engine/run.ts'
import { operator } from '../engine/testing/souk.ts'
import { given, itemAt } from '../engine/testing/story.ts'
import type { Story } from '../engine/testing/story.ts'
import type { OrderItemId } from '../ids.ts'
import type { Order } from '../order/order.ts'
import { defaultSettings } from '../settings.ts'
import { aLine, aShipment } from '../testing/order.ts'
import { giveBack } from './give-back.ts'
import type { Giving } from './give-back.ts'

const card = { method: 'card', captured: true }

/** Paid: a row of three for 30.00 and a unit of another merchant for 20.00, 5.00 for shipping, 2.00 for a small order. */
const paid = (settings = {}) =>
  given(
    {
      items: [
        aLine({ unitPrice: 10_00, quantity: 3, splittable: false }),
        aLine({ unitPrice: 20_00, merchant: 'MER000001' }),
      ],
      shipments: [aShipment({ price: 5_00 })],
      expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
      payments: [card],
    },
    { settings },
  )

function give({ order, engine }: Story, giving: Giving) {
  return giveBack(order, giving, engine)
}

function figures({ refunds, totals }: Order) {
  return [refunds.map(({ amount }) => amount), totals.refundedTotal, totals.grandTotal]
}

describe('giving money back', () => {
  test('for a row gives all that is left of it, moves no machine, and brings no shipping by itself', () => {
    const story = paid()
    const { order } = give(story, { lines: [{ item: itemAt(story.order, 0).id }], comment: 'Sorry' })
    expect(figures(order)).toEqual([[30_00], 30_00, 27_00])
    expect(order.refunds[0]).toMatchObject({ merchant: itemAt(order, 0).merchant, comment: 'Sorry', by: operator })
    expect(order.items.map(({ machine }) => machine.state)).toEqual(['sent to merchant', 'sent to merchant'])
  })

  test('for some of a row splits it', () => {
    const story = paid()
    const { order } = give(story, { lines: [{ item: itemAt(story.order, 0).id, quantity: 1 }] })
    expect(order.items.map(({ quantity, amounts }) => [quantity, amounts.refunded])).toEqual([
      [2, 0],
      [1, 0],
      [1, 10_00],
    ])
    expect(figures(order)).toEqual([[10_00], 10_00, 47_00])
  })

  test('for a chosen amount keeps the reason', () => {
    const story = paid()
    const lines = [{ item: itemAt(story.order, 0).id, amount: 1_23 }]
    const { order } = give(story, { lines, reason: 'Late' })
    expect(order.refunds[0]).toMatchObject({ amount: 1_23, reason: 'Late' })
    expect(figures(order)).toEqual([[1_23], 1_23, 55_77])
  })

  test('for rows and expenses of several is one refund for each merchant and one for the marketplace', () => {
    const story = paid()
    const { items, expenses } = story.order
    const lines = [...items.map(({ id }) => ({ item: id })), ...expenses.map(({ id }) => ({ expense: id }))]
    const { order } = give(story, { lines })
    expect(figures(order)).toEqual([[33_00, 22_00, 2_00], 57_00, 0])
    expect(order.totals).toMatchObject({ taxTotal: 0, refundableTotal: 0 })
  })

  test('in several acts that give everything back ends at zero', () => {
    const story = paid()
    const { id } = itemAt(story.order, 1)
    const first = give(story, { lines: [{ item: id, amount: 19_99 }], reason: 'Nearly all' })
    const both = giveBack(first.order, { lines: [{ item: id }] }, story.engine)
    expect(itemAt(both.order, 1).amounts).toMatchObject({ refunded: 20_00, canceled: 20_00, taxAfterCancellation: 0 })
  })

  test('leaves the way to `refunded` open, which gives no more than what is left', () => {
    const story = paid().when(operator, 'cancel', 1)
    const items = [itemAt(story.order, 1).id]
    const before = give(story, { lines: items.map((item) => ({ item })) })
    const { order } = trigger(before.order, { side: 'marketplace', event: 'refund', items }, story.engine)
    expect(itemAt(order, 1).machine.state).toBe('refunded')
    expect(figures(order)).toEqual([[20_00, 2_00], 22_00, 35_00])
  })

  test.each<[string, (order: Order) => Giving]>([
    ['item.not-found', () => ({ lines: [{ item: 'nobody' as OrderItemId }] })],
    ['expense.not-found', () => ({ lines: [{ expense: 'nothing' as never }] })],
    [
      'refund.too-much',
      ({ items }) => ({ lines: items.slice(1).map(({ id }) => ({ item: id, amount: 20_01 })), reason: 'x' }),
    ],
    ['refund.no-reason', ({ items }) => ({ lines: items.map(({ id }) => ({ item: id, amount: 1 })) })],
    ['refund.line-twice', ({ items }) => ({ lines: [...items, ...items].map(({ id }) => ({ item: id })) })],
    ['item.too-few', ({ items }) => ({ lines: items.slice(0, 1).map(({ id }) => ({ item: id, quantity: 4 })) })],
    ['refund.above-limit', ({ items }) => ({ lines: items.map(({ id }) => ({ item: id })) })],
  ])('is refused with %s', (code, giving) => {
    const story = paid({ refunds: { ...defaultSettings.refunds, limits: { EUR: 49_99 } } })
    expect(() => give(story, giving(story.order))).toThrow(expect.objectContaining({ code }))
  })

  test('is refused where nothing is left', () => {
    const story = paid()
    const lines = [{ item: itemAt(story.order, 1).id }]
    const { order } = give(story, { lines })
    const again = () => giveBack(order, { lines }, story.engine)
    expect(again).toThrow(expect.objectContaining({ code: 'refund.nothing-left' }))
  })

  test('is refused above the limit of the role, which needs no name that is a word of the language', () => {
    const refunds = { ...defaultSettings.refunds, limits: { EUR: 10_00 }, roles: { support: { EUR: 60_00 } } }
    const story = paid({ refunds })
    const giving = { lines: story.order.items.map(({ id }) => ({ item: id })) }
    const as = (role: string) =>
      giveBack(story.order, giving, {
        ...story.engine,
        context: { ...story.engine.context, actor: { kind: 'operator', id: 'sam', name: 'Sam', role } },
      })
    expect(as('support').order.refunds).not.toEqual([])
    for (const role of ['accounting', 'constructor', '__proto__'])
      expect(() => as(role)).toThrow(expect.objectContaining({ code: 'refund.above-limit' }))
  })

  test('knows no limit in another currency', () => {
    const story = paid({ refunds: { ...defaultSettings.refunds, limits: { CHF: 1 } } })
    expect(give(story, { lines: [{ item: itemAt(story.order, 0).id }] }).order.refunds).toHaveLength(1)
  })
})
