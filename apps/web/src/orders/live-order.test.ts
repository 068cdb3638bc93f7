import { expect, test } from 'vitest'
import { operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Story } from '@souk/domain/engine/testing/story'
import { recordedEvents } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import { aLine } from '@souk/domain/testing/order'
import { foldDetail } from './live-order.ts'

const recorded = ({ decision, order, engine }: Story): Recorded[] =>
  recordedEvents({ order, events: decision.events, actor: engine.context.actor, at: engine.context.now }, () => 'e')

const placed = given({ items: [aLine(), aLine({ sku: 'b' })] })
const detail = { order: placed.order, merchants: {}, timeline: recorded(placed) }

test('an order is folded as the server folds it, and its timeline goes on', () => {
  const paid = placed.when(operator, 'pay')
  const events = recorded(paid)
  const after = foldDetail(detail, events)
  expect(after.order).toEqual(paid.order)
  expect(after.timeline).toEqual([...detail.timeline, ...events])
})

test('an item that nothing happened to is the same object', () => {
  const events = recorded(placed.when(operator, 'cancel', 0))
  const { order } = foldDetail(detail, events)
  expect(order.items[1]).toBe(detail.order.items[1])
  expect(order.items[0]).not.toBe(detail.order.items[0])
})

test('what it contains already is passed over', () => {
  expect(foldDetail(detail, detail.timeline)).toBe(detail)
})
