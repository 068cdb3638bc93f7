import { describe, expect, test } from 'vitest'
import type { StepId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, marketplaceProcess, merchantProcess, NOW, splitEvents } from '../testing/order.ts'
import type { OrderEvent } from './events.ts'
import { fold } from './evolve.ts'
import { merchantOrderRow, orderRow } from './row.ts'

const [first, second] = [aMerchant(1).id, aMerchant(2).id]
const placed = anOrder({ items: [aLine({ quantity: 2 }), aLine({ merchant: 'MER000001' })] })
const split = fold(placed, splitEvents(placed), NOW)

describe('a row of the board', () => {
  test('says what an order is, who bought, and where its items stand on the marketplace’s machine', () => {
    expect(orderRow(fold(split, [move('marketplace', 'paid', { rows: [0] })], NOW))).toEqual({
      id: placed.id,
      reference: 'DE--5',
      store: 'DE',
      currency: 'EUR',
      customer: 'Ada Lovelace',
      email: 'ada@example.com',
      paymentMethod: 'invoice',
      merchants: [second, first],
      states: [
        { process: marketplaceProcess, state: 'paid', count: 1 },
        { process: marketplaceProcess, state: 'new', count: 2 },
      ],
      grandTotal: 357_00,
      items: 3,
      failed: 0,
      pending: 0,
      placedAt: NOW,
      updatedAt: NOW,
      version: 1,
    })
  })

  test('counts an item that failed or waits on either machine once, and knows the earliest time-out', () => {
    const trouble = [
      ...(['marketplace', 'merchant'] as const).flatMap((side) => [started(side, [0]), failed(side, [0])]),
      failed('merchant', [2]),
      move('marketplace', 'paid', { rows: [0], dueAt: '2026-11-03T00:00:00.000Z' }),
      move('marketplace', 'paid', { rows: [1], dueAt: '2026-11-04T00:00:00.000Z' }),
      move('merchant', 'new', { rows: [2], dueAt: '2026-11-02T12:00:00.000Z' }),
    ]
    const before = fold(split, trouble.slice(0, 5), NOW)
    expect(orderRow(before)).toMatchObject({ failed: 2, pending: 1 })
    expect(orderRow(fold(before, trouble.slice(5), NOW))).toMatchObject({ dueAt: '2026-11-02T12:00:00.000Z' })
  })
})

describe('a merchant’s row', () => {
  const busy = fold(
    split,
    [failed('marketplace', [2]), started('merchant', [0]), move('merchant', 'new', { rows: [1], dueAt: NOW })],
    NOW,
  )

  test('says where its items stand on its own machine', () => {
    expect(merchantOrderRow(busy, second)).toEqual({
      id: split.merchantOrders[0]?.id,
      reference: 'DE--5--MER000002',
      orderReference: 'DE--5',
      merchant: second,
      store: 'DE',
      currency: 'EUR',
      customer: 'Ada Lovelace',
      email: 'ada@example.com',
      states: [
        { process: merchantProcess, state: 'created', count: 1 },
        { process: merchantProcess, state: 'new', count: 1 },
      ],
      grandTotal: 238_00,
      items: 2,
      failed: 0,
      pending: 1,
      dueAt: NOW,
      createdAt: NOW,
      updatedAt: NOW,
      version: 1,
    })
  })

  test('tells nothing of the marketplace’s machine or of other merchants', () => {
    expect(merchantOrderRow(busy, first)).toMatchObject({ items: 1, failed: 0, pending: 0, grandTotal: 119_00 })
    expect(merchantOrderRow(busy, first)).not.toHaveProperty('dueAt')
  })

  test('exists only once the order was split', () => {
    expect(() => merchantOrderRow(placed, second)).toThrow('DE--5')
  })
})

function ids(rows: readonly number[]) {
  return placed.items.filter((_, index) => rows.includes(index)).map(({ id }) => id)
}

function move(side: Side, to: string, { rows, dueAt }: { rows: readonly number[]; dueAt?: string }): OrderEvent {
  const timers = dueAt === undefined ? [] : [{ event: 'expire', dueAt }]
  return { type: 'items.moved', side, items: ids(rows), event: null, from: 'new', to, timers }
}

function failed(side: Side, rows: readonly number[]): OrderEvent {
  const why = { event: 'ship', code: 'x', message: 'No.', at: NOW }
  return { type: 'step.failed', side, items: ids(rows), failed: why }
}

function started(side: Side, rows: readonly number[]): OrderEvent {
  const step = '0192f000-0000-7000-d000-000000000001' as StepId
  return { type: 'step.started', side, items: ids(rows), pending: { step, event: 'ship', since: NOW } }
}
