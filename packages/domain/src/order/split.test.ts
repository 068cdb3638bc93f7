import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentId } from '../ids.ts'
import { duePayouts } from '../payout/due-payouts.ts'
import { openOf } from '../payout/entitled.ts'
import { countingIds } from '../testing/ids.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, NOW, splitEvents } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { captureEvent } from './capture.ts'
import type { OrderDocument } from './documents.ts'
import type { OrderEvent } from './events.ts'
import { fold } from './evolve.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'
import { refundEvents } from './refund.ts'
import { splitItem } from './split.ts'

const newId = countingIds('d000')

/** Five that move as one, sold for 10.01 each less 1.00, with a 0.33 option each, on the way to their merchant. */
function five(): Order {
  const order = anOrder({
    items: [
      aLine({
        quantity: 5,
        splittable: false,
        unitPrice: 10_01,
        discounts: [{ name: 'Voucher', amount: 1_00, code: 'V1' }],
        options: [{ name: 'Wrap', unitPrice: 33, taxRate: 700 }],
      }),
    ],
  })
  const charged: OrderEvent = {
    type: 'commission.calculated',
    items: order.items.map(({ id }) => ({
      item: id,
      amount: 4_03,
      entries: [
        { rule: 'mc1', group: 'primary', name: 'Percent', amount: 3_53 },
        { rule: 'mc5', group: 'secondary', name: 'Fixed', amount: 50 },
      ],
    })),
  }
  const captured = captureEvent(order, order.items)
  return fold(order, [...(captured ? [captured] : []), charged, ...splitEvents(order)], NOW)
}

function rowOf(order: Order, index = 0): OrderItem {
  const row = order.items[index]
  if (!row) throw new Error(`the order has no row ${index}`)
  return row
}

/** What is due is transferred, or 7 cents of the first row are given back. */
function transferring(order: Order, act: string): Order {
  const now = new Date(NOW)
  if (act === 'refund') {
    const lines = [{ item: rowOf(order).id, amount: 7 }]
    return fold(order, refundEvents(order, lines, { newId, now }), NOW)
  }
  const type = act === 'payout' ? 'payout' : 'reversal'
  const due = duePayouts(order, order.items, { type, isPaid: () => true, newId, now })
  const written = due.map((document): OrderEvent => {
    return { type: 'document.recorded', document: { ...document, status: 'paid' } }
  })
  return fold(order, written, NOW)
}

describe('splitting a row', () => {
  test('shares every figure, and loses or makes no cent', () => {
    const order = five()
    const { item, part } = splitItem(rowOf(order), 2, newId)
    expect([item.quantity, part.quantity]).toEqual([3, 2])
    expect(item.amounts).toMatchObject({
      sumPrice: 30_03,
      optionTotal: 99,
      discountTotal: 60,
      priceToPay: 30_42,
      captured: 30_42,
      commission: 2_42,
    })
    expect(part.amounts).toMatchObject({
      sumPrice: 20_02,
      optionTotal: 66,
      discountTotal: 40,
      priceToPay: 20_28,
      captured: 20_28,
      commission: 1_61,
    })
    expect(part.discounts).toEqual([{ name: 'Voucher', amount: 40, code: 'V1' }])
    expect(part.commissions?.map(({ amount }) => amount)).toEqual([1_41, 20])
  })

  test('changes no total, of the order or of the merchant', () => {
    const order = five()
    const after = fold(order, [splitItem(rowOf(order), 2, newId)], NOW)
    expect(after.totals).toEqual(order.totals)
    expect(after.merchantOrders).toEqual(order.merchantOrders)
    expect(fold(after, refundsOf(after, after.items), NOW).totals).toMatchObject({ grandTotal: 0, refundableTotal: 0 })
  })

  test('leaves both pieces where the row stood, the part under ids of its own and last', () => {
    const order = five()
    const armed: OrderEvent = {
      type: 'timers.armed',
      side: 'marketplace',
      items: order.items.map(({ id }) => id),
      timers: [{ event: 'expire', dueAt: NOW }],
    }
    const before = fold(order, [armed], NOW)
    const row = rowOf(before)
    const after = fold(before, [splitItem(row, 1, newId)], NOW)
    const [item, part] = [rowOf(after), rowOf(after, 1)]
    expect(item).toMatchObject({ id: row.id, reference: row.reference, machine: row.machine })
    expect(part).toMatchObject({ splitFrom: row.id, machine: row.machine })
    expect(part.merchantItem).toMatchObject({
      merchantOrder: row.merchantItem?.merchantOrder,
      machine: row.merchantItem?.machine,
    })
    const ids = [item, part].flatMap(({ id, reference, merchantItem }) => [
      id,
      reference,
      merchantItem?.id,
      merchantItem?.reference,
    ])
    expect(new Set(ids).size).toBe(8)
  })

  test('takes what is written about the row along, payouts with their amounts', () => {
    const order = five()
    const { id } = rowOf(order)
    const kept = (n: number) => ({ id: `${n}` as DocumentId, at: NOW })
    const by = { kind: 'operator', id: 'o1', name: 'Olga' } as const
    const merchant = aMerchant(2).id
    const documents: OrderDocument[] = [
      { ...kept(1), kind: 'return', merchant, reference: 'DE--21-R1', items: [{ item: id, reason: 'damaged' }], by },
      { ...kept(2), kind: 'reclamation', status: 'open', items: [id], openedBy: by },
      {
        ...kept(3),
        kind: 'payout',
        merchant,
        type: 'payout',
        status: 'paid',
        items: [{ item: id, amount: 47_04 }],
        expenses: [],
        amount: 47_04,
      },
      { ...kept(4), kind: 'note', message: 'sent', success: true },
    ]
    const written = documents.map((document): OrderEvent => ({ type: 'document.recorded', document }))
    const before = fold(order, written, NOW)
    const split = splitItem(rowOf(before), 2, newId)
    const { documents: after } = fold(before, [split], NOW)
    const part = split.part.id
    expect(after).toMatchObject([
      { items: [{ item: id }, { item: part, reason: 'damaged' }] },
      { items: [id, part] },
      {
        items: [
          { item: id, amount: 28_22 },
          { item: part, amount: 18_82 },
        ],
        amount: 47_04,
      },
      { message: 'sent' },
    ])
    expect(after[3]).toBe(before.documents[3])
  })

  test('leaves nothing to transfer for either piece where nothing was for the row', () => {
    const cart = fc.record({ quantity: fc.integer({ min: 2, max: 9 }), unitPrice: fc.integer({ min: 50, max: 300 }) })
    const acts = fc.array(fc.constantFrom('payout', 'reversal', 'refund'), { maxLength: 8 })
    fc.assert(
      fc.property(cart, fc.nat(49), acts, (line, amount, told) => {
        const order = anOrder({ items: [aLine({ ...line, splittable: false })] })
        const items = order.items.map(({ id }) => ({ item: id, amount }))
        const captured = captureEvent(order, order.items) ?? []
        const paid = fold(order, [captured, { type: 'commission.calculated', items } as const].flat(), NOW)
        const settled = [...told, 'payout', 'reversal'].reduce(transferring, paid)
        const after = fold(settled, [splitItem(rowOf(settled), 1, newId)], NOW)
        expect(after.items.map(openOf(after))).toEqual([0, 0])
      }),
    )
  })

  test.each([5, 6])('is refused for %i of five', (quantity) => {
    const splitting = () => splitItem(rowOf(five()), quantity, newId)
    expect(splitting).toThrow(expect.objectContaining({ code: 'item.too-few' }))
  })

  test('is refused while the row waits for the outside', () => {
    const order = five()
    const pending = { step: 's1' as never, event: 'ship', since: NOW }
    const items = order.items.map(({ id }) => id)
    for (const side of ['marketplace', 'merchant'] as const) {
      const waiting = fold(order, [{ type: 'step.started', side, items, pending }], NOW)
      const splitting = () => splitItem(rowOf(waiting), 2, newId)
      expect(splitting).toThrow(expect.objectContaining({ code: 'item.pending' }))
    }
  })
})
