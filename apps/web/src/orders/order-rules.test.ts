import { describe, expect, test } from 'vitest'
import { merchantUser, operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Order } from '@souk/domain/order/order'
import { aLine } from '@souk/domain/testing/order'
import { machineKey } from './machine-key.ts'
import { foresee, itemChoices, offersOf } from './order-rules.ts'

const cart = { items: [aLine({ sku: 'a' }), aLine({ sku: 'b' }), aLine({ sku: 'c', merchant: 'MER000003' })] }
const idsOf = (order: Order) => order.items.map(({ id }) => id)

describe('of several items', () => {
  test('an event is offered to those that can take it', () => {
    const { order, engine } = given(cart).when(operator, 'cancel', 0)
    const [, second, third] = idsOf(order)
    const offers = offersOf(order, { side: 'marketplace', items: idsOf(order) }, engine)
    expect(offers.find(({ event }) => event === 'pay')?.items).toEqual([second, third])
  })

  test('an event that none of them can take is not offered', () => {
    const { order, engine } = given(cart).when(operator, 'cancel')
    const events = offersOf(order, { side: 'marketplace', items: idsOf(order) }, engine).map(({ event }) => event)
    expect(events).toEqual(['close'])
  })

  test('operators may act for merchants, once the order is split', () => {
    const placed = given(cart)
    const scope = (order: Order) => ({ side: 'merchant', items: idsOf(order) }) as const
    expect(offersOf(placed.order, scope(placed.order), placed.engine)).toEqual([])
    const { order, engine } = placed.when(operator, 'pay')
    expect(offersOf(order, scope(order), engine).map(({ event }) => event)).toEqual(['ship', 'cancel by merchant'])
  })
})

test('each item is offered the events of its own state', () => {
  const { order, engine: merchants } = given(cart).when(operator, 'pay').when(merchantUser(2), 'ship', 0)
  const engine = { ...merchants, context: { ...merchants.context, actor: operator } }
  const [first, second] = order.items
  const choiceOf = (item = first) => item && itemChoices(order, { item: item.id, side: 'merchant' }, engine)
  expect(choiceOf()).toMatchObject([{ event: 'deliver', allowed: true, to: 'delivered' }])
  expect(choiceOf(second)).toMatchObject([{ event: 'ship', allowed: true }, { event: 'cancel by merchant' }])
})

test('what an act would come to is foreseen on both sides, and nothing of it happens', () => {
  const { order, engine } = given(cart).when(operator, 'pay')
  const [item] = idsOf(order)
  if (!item) throw new Error('the order has no item')
  const { states } = foresee(order, { side: 'merchant', event: 'ship', items: [item] }, engine)
  expect(Object.fromEntries(states)).toEqual({
    [machineKey(item, 'merchant')]: 'shipped',
    [machineKey(item, 'marketplace')]: 'shipped by merchant',
  })
  expect(order.items[0]?.merchantItem?.machine.state).toBe('new')
})

test('paying the last unpaid item is foreseen for those that waited for it', () => {
  const { order, engine } = given(cart).when(operator, 'pay', 0, 1)
  const [first, , third] = idsOf(order)
  if (!first || !third) throw new Error('the order lacks items')
  const { states } = foresee(order, { side: 'marketplace', event: 'pay', items: [third] }, engine)
  expect(states.get(machineKey(first, 'marketplace'))).toBe('sent to merchant')
})
