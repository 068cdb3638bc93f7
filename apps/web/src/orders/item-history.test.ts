import { expect, test } from 'vitest'
import { operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Story } from '@souk/domain/engine/testing/story'
import type { Side } from '@souk/domain/marketplace'
import { recordedEvents } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import { historyOf } from './item-history.tsx'

const recorded = ({ decision, order, engine }: Story): Recorded[] =>
  recordedEvents({ order, events: decision.events, actor: engine.context.actor, at: engine.context.now }, () => 'e')

test('the states an item passed are told from its first, on each side', () => {
  const placed = given()
  const paid = placed.when(operator, 'pay')
  const timeline = [...recorded(placed), ...recorded(paid)]
  const [item] = paid.order.items
  const states = (side: Side) => item && historyOf(timeline, { item: item.id, side }).map(({ state }) => state)
  expect(states('marketplace')).toEqual([
    'new',
    'grace period finished',
    'paid',
    'commission calculated',
    'merchant split pending',
    'sent to merchant',
  ])
  expect(states('merchant')).toEqual(['created', 'new'])
})
