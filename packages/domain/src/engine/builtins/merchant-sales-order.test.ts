import { describe, expect, test } from 'vitest'
import type { OrderEvent } from '../../order/events.ts'
import { aLine } from '../../testing/order.ts'
import { operator, running } from '../testing/souk.ts'
import { given, itemAt } from '../testing/story.ts'
import type { Story } from '../testing/story.ts'

const go = { manual: true }

/** Goods are sent to their merchants one by one, as some imported processes do it. */
const oneByOne = running({
  arrows: [
    ['new', 'sent', 'send'],
    ['sent', 'sent', 'again'],
  ],
  events: {
    send: { ...go, command: 'MerchantSalesOrder/CreateOrders' },
    again: { ...go, command: 'MerchantSalesOrder/CreateOrders' },
  },
})

const processOf = ({ order }: Story, position = 0) => itemAt(order, position).merchantItem?.machine.process

describe('splitting an order', () => {
  const cart = { items: [aLine({ quantity: 2 }), aLine({ merchant: 'MER000003' })] }

  test('gives every merchant its order once, however its items come', () => {
    const first = given(cart, oneByOne).when(operator, 'send', 0).then('sent / new', 'new', 'new')
    const { order } = first.when(operator, 'send').then('sent / new')
    expect(order.merchantOrders.map(({ reference }) => reference)).toEqual(['DE--5--MER000002', 'DE--5--MER000003'])
    expect(order.merchantOrders[0]).toEqual(first.order.merchantOrders[0])
    expect(new Set(order.items.map(({ merchantItem }) => merchantItem?.id)).size).toBe(3)
  })

  test('makes nothing twice', () => {
    given(cart, oneByOne).when(operator, 'send').when(operator, 'again').thenHappened('items.moved')
  })

  test('gives the merchant’s order the totals of the merchant’s items', () => {
    const { order } = given(cart, oneByOne).when(operator, 'send')
    expect(order.merchantOrders.map(({ totals }) => totals.grandTotal)).toEqual([238_00, 119_00])
  })

  test('gives items references of 32 hex characters', () => {
    const { order } = given(cart, oneByOne).when(operator, 'send')
    for (const { merchantItem } of order.items) expect(merchantItem?.reference).toMatch(/^[0-9a-f]{32}$/)
  })

  test('starts the process of the merchant', () => {
    const main = given({ items: [aLine({ merchant: 'MER000001' })] }, oneByOne)
    expect(processOf(main.when(operator, 'send'))).toBe('MainMerchantStateMachine')
    expect(processOf(given({}, oneByOne).when(operator, 'send'))).toBe('MerchantDefaultStateMachine')
    const own = { ...oneByOne, merchants: { 2: { process: 'MainMerchantStateMachine' } } }
    expect(processOf(given({}, own).when(operator, 'send'))).toBe('MainMerchantStateMachine')
  })

  test('tells how each merchant’s items were made before they move', () => {
    const { decision } = given(cart, oneByOne).when(operator, 'send')
    const told = decision.events.map((event: OrderEvent) =>
      event.type === 'items.moved' ? `${event.side} ${event.to}` : event.type,
    )
    expect(told).toEqual([
      'merchantOrder.created',
      'merchantOrder.created',
      'marketplace sent',
      'merchant new',
      'merchant new',
    ])
  })
})
