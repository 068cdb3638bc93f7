import { expect, test } from 'vitest'
import type { OrderItemId } from '@souk/domain/ids'
import { storyOf } from './event-story.ts'
import type { Teller } from './event-story.ts'

const items = ['kettle', 'cup', 'spoon'] as OrderItemId[]
const teller: Teller = { currency: 'EUR', nameOf: (item) => item, phaseOf: () => 'progress' }

const move = (moved: readonly OrderItemId[], event: string | null) =>
  ({ type: 'items.moved', side: 'merchant', items: moved, event, from: 'new', to: 'shipped', timers: [] }) as const

test('a move is told by its button, from where to where, and by which items', () => {
  expect(storyOf(move(items.slice(0, 2), 'ship'), teller)).toEqual({
    title: 'Ship: new › shipped',
    phase: 'progress',
    note: 'kettle, cup',
  })
  expect(storyOf(move(items, null), teller)).toMatchObject({ title: 'new › shipped', note: '3 items' })
})

test('money is told in the currency of the order, expenses included', () => {
  const event = {
    type: 'items.cancelled',
    items: [{ item: 'kettle' as OrderItemId, amount: 1250 }],
    expenses: [{ expense: 'e' as never, amount: 490 }],
  } as const
  expect(storyOf(event, teller)?.title).toBe('€17.40 canceled')
})

test('a timer that was set anew is nothing to read', () => {
  expect(storyOf({ type: 'timers.armed', side: 'merchant', items, timers: [] }, teller)).toBeUndefined()
})
