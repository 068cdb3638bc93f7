import { describe, expect, test } from 'vitest'
import type { PaymentId, StepId } from '../ids.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, aShipment, marketplaceProcess, NOW, splitEvents } from '../testing/order.ts'
import type { OrderEvent } from './events.ts'
import { evolve, fold } from './evolve.ts'
import type { OrderItem } from './item.ts'
import type { Order } from './order.ts'

const LATER = '2026-11-02T11:00:00.000Z'
const step = '0192f000-0000-7000-d000-000000000001' as StepId

const placed = anOrder({
  items: [aLine({ quantity: 2 }), aLine({ merchant: 'MER000001', unitPrice: 11_90 })],
  shipments: [aShipment({ price: 5_00 })],
})
const split = fold(placed, splitEvents(placed), NOW)
const [mine, also, other] = split.items.map(({ id }) => id) as [OrderItem['id'], OrderItem['id'], OrderItem['id']]
const [first, second] = split.items

describe('an order', () => {
  test('begins as it was placed', () => {
    expect(evolve(undefined, { type: 'order.placed', order: placed }, NOW)).toBe(placed)
  })

  test('begins with nothing else', () => {
    const event: OrderEvent = { type: 'return.started', items: [] }
    expect(() => evolve(undefined, event, NOW)).toThrow('return.started')
  })

  test('has the version its commit gives it, not one of its events', () => {
    expect(evolve(placed, moved('marketplace'), LATER)).toMatchObject({ version: 1, updatedAt: NOW })
  })
})

describe('a move', () => {
  test('puts the named items of one machine where they went, since when and with what timers', () => {
    const timers = [{ event: 'expire', dueAt: LATER }]
    const after = evolve(split, { ...moved('marketplace'), timers }, LATER)
    expect(after.items[0]?.machine).toEqual({ process: marketplaceProcess, state: 'paid', since: LATER, timers })
    expect(after.items[0]?.merchantItem).toBe(first?.merchantItem)
    expect(after.items[1]).toBe(second)
    expect(after.totals).toBe(split.totals)
  })

  test('on the merchant’s side leaves the marketplace’s machine alone', () => {
    const after = evolve(split, moved('merchant'), LATER)
    expect(after.items[0]?.merchantItem?.machine).toMatchObject({ state: 'paid', since: LATER })
    expect(after.items[0]?.machine).toBe(first?.machine)
  })

  test('on the merchant’s side of an item that has none changes nothing', () => {
    expect(evolve(placed, moved('merchant'), LATER).items[0]).toBe(placed.items[0])
  })

  test('ends what was pending or had failed', () => {
    const before = fold(split, [started(), failed()], NOW)
    expect(before.items[0]?.machine).toMatchObject({ pending: { step }, failed: { code: 'x' } })
    const { machine } = at(evolve(before, moved('marketplace'), LATER), 0)
    expect(Object.keys(machine).toSorted()).toEqual(['process', 'since', 'state', 'timers'])
  })
})

describe('a step that waits for the outside', () => {
  test('is pending where it started, and its item stays there', () => {
    const { machine } = at(evolve(split, started(), LATER), 0)
    expect(machine).toEqual({ ...first?.machine, pending: { step, event: 'ship', since: LATER } })
  })

  test('that failed stays pending, so that it can be retried', () => {
    const { machine } = at(fold(split, [started(), failed()], LATER), 0)
    expect(machine).toMatchObject({ pending: { step }, failed: { step, code: 'x' } })
  })

  test('that ended is neither pending nor failed', () => {
    const ended: OrderEvent = { type: 'step.ended', side: 'marketplace', items: [mine], step }
    expect(at(fold(split, [started(), failed(), ended], LATER), 0).machine).toEqual(first?.machine)
  })

  test('that starts again has not failed', () => {
    expect(at(fold(split, [failed(), started()], LATER), 0).machine).not.toHaveProperty('failed')
  })
})

test('timers armed anew replace the old ones and nothing else', () => {
  const timers = [{ event: 'expire', dueAt: LATER }]
  const after = evolve(split, { type: 'timers.armed', side: 'marketplace', items: [mine], timers }, LATER)
  expect(at(after, 0).machine).toEqual({ ...first?.machine, timers })
})

describe('a merchant order', () => {
  test('joins the order, and each of its items gets its merchant item', () => {
    expect(split.merchantOrders.map(({ merchant }) => merchant)).toEqual([aMerchant(2).id, aMerchant(1).id])
    expect(at(split, 0).merchantItem).toMatchObject({
      merchantOrder: split.merchantOrders[0]?.id,
      machine: { state: 'created' },
    })
    expect(at(split, 2).merchantItem?.merchantOrder).toBe(split.merchantOrders[1]?.id)
  })

  test('that gains an item later stays one', () => {
    expect(fold(split, splitEvents(placed), LATER).merchantOrders).toHaveLength(2)
  })
})

describe('money', () => {
  const [express] = split.expenses
  const captured: OrderEvent = {
    type: 'payment.captured',
    payments: [{ payment: split.payments[0]?.id as PaymentId, amount: 124_00 }],
    items: [{ item: mine, amount: 119_00 }],
    expenses: express ? [{ expense: express.id, amount: 5_00 }] : [],
  }

  test('taken counts for its rows, its payment, its merchant and the order', () => {
    const after = evolve(split, captured, LATER)
    expect(at(after, 0).amounts.captured).toBe(119_00)
    expect(after.expenses[0]?.amounts.captured).toBe(5_00)
    expect(after.payments[0]?.captured).toBe(124_00)
    expect(after.totals).toMatchObject({ paidTotal: 124_00, refundableTotal: 124_00 })
    expect(after.merchantOrders[0]?.totals.paidTotal).toBe(124_00)
  })

  test('of one merchant leaves the other’s totals the same object', () => {
    expect(evolve(split, captured, LATER).merchantOrders[1]).toBe(split.merchantOrders[1])
    expect(evolve(split, captured, LATER).items[2]).toBe(split.items[2])
  })

  test('commission and remuneration are set, not added', () => {
    const commission: OrderEvent = { type: 'commission.calculated', items: [{ item: mine, amount: 12_00 }] }
    const back: OrderEvent = { type: 'return.started', items: [{ item: mine, remuneration: 119_00 }] }
    const after = fold(split, [commission, commission, back, back], LATER)
    expect(after.totals).toMatchObject({ commissionTotal: 12_00, remunerationTotal: 119_00 })
    expect(after.merchantOrders[0]?.totals).toMatchObject({ commissionTotal: 12_00, remunerationTotal: 119_00 })
  })
})

test('items the order does not have are passed over', () => {
  const stranger = { ...moved('marketplace'), items: [step as string as OrderItem['id']] }
  expect(evolve(split, stranger, LATER)).toEqual(split)
  expect([mine, also, other]).not.toContain(step)
})

function moved(side: 'marketplace' | 'merchant') {
  return { type: 'items.moved', side, items: [mine], event: 'pay', from: 'new', to: 'paid', timers: [] } as const
}

function started(): OrderEvent {
  const pending = { step, event: 'ship', since: LATER }
  return { type: 'step.started', side: 'marketplace', items: [mine], pending }
}

function failed(): OrderEvent {
  const why = { step, event: 'ship', code: 'x', message: 'The carrier does not answer.', at: LATER }
  return { type: 'step.failed', side: 'marketplace', items: [mine], failed: why }
}

function at(order: Order, index: number): OrderItem {
  const item = order.items[index]
  if (!item) throw new Error(`no item ${index}`)
  return item
}
