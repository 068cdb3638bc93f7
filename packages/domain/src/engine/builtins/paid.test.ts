import { describe, expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import type { Arrow } from '@souk/process/testing/sample'
import type { Order } from '../../order/order.ts'
import { aLine } from '../../testing/order.ts'
import { anEngine, placed, running } from '../testing/souk.ts'
import { isPaid } from './paid.ts'

function paidWith(arrows: readonly Arrow[], states: readonly string[]): boolean {
  const engine = anEngine(running({ arrows }))
  const order = placed({ items: [aLine({ quantity: states.length })] }, engine)
  const items = order.items.map((item, index) => ({
    ...item,
    machine: { ...item.machine, state: states[index] ?? '' },
  }))
  return isPaid({ ...order, items } satisfies Order, engine.context)
}

const shop: readonly Arrow[] = [
  ['new', 'pending', 'check'],
  ['pending', 'paid', 'pay'],
  ['pending', 'cancelled', 'cancel'],
  ['pending', 'invalid', 'fail'],
  ['paid', 'split', null],
  ['split', 'shipped', 'ship'],
  ['shipped', 'returned', 'return'],
  ['split', 'cancelled', 'cancel'],
  ['cancelled', 'refunded', 'refund'],
]

describe('an order is paid', () => {
  test('when all its items are paid or further', () => {
    expect(paidWith(shop, ['paid', 'split', 'shipped', 'returned'])).toBe(true)
    expect(paidWith(shop, ['paid', 'pending'])).toBe(false)
    expect(paidWith(shop, ['shipped', 'new'])).toBe(false)
  })

  test('without waiting for what was cancelled or can never be paid', () => {
    expect(paidWith(shop, ['paid', 'cancelled', 'refunded', 'invalid'])).toBe(true)
  })

  test('not, in a process that may ask for the money again, while it is asked for', () => {
    const again: readonly Arrow[] = [
      ...shop,
      ['split', 'charged back', 'dispute'],
      ['charged back', 'pending', 'ask again'],
    ]
    expect(paidWith(again, ['paid', 'charged back'])).toBe(true)
    expect(paidWith(again, ['paid', 'pending'])).toBe(false)
  })

  test('in a process without such a state when its money is taken', () => {
    expect(paidWith([['new', 'done', 'go']], ['done'])).toBe(false)
    const engine = anEngine({
      processes: [{ ...sampleProcess({ arrows: [['new', 'done', 'go']] }), name: 'Prepaid01' }],
    })
    expect(isPaid(placed({ payments: [{ method: 'card', captured: true }] }, engine), engine.context)).toBe(true)
  })
})
