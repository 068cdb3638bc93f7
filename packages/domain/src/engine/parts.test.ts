import { describe, expect, test } from 'vitest'
import { aLine } from '../testing/order.ts'
import type { Decision, Trigger } from './outcome.ts'
import { trigger } from './run.ts'
import { merchantUser, operator } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

/** A row of five that moves as one, and a unit beside it; paid and sent to their merchant. */
const sent = () => given({ items: [aLine({ quantity: 5, splittable: false }), aLine()] }).when(operator, 'pay')

function fire(story: Story, actor: typeof operator, wanted: Trigger): Decision {
  return trigger(story.order, wanted, { ...story.engine, context: { ...story.engine.context, actor } })
}

function statesOf({ order }: Decision): string[] {
  return order.items.map(({ quantity, machine, merchantItem }) => {
    return `${quantity} ${machine.state} / ${merchantItem?.machine.state ?? ''}`
  })
}

describe('an event for part of a row', () => {
  test('splits it, and the part goes with its sister while the rest stays', () => {
    const story = sent()
    const quantities = [{ item: itemAt(story.order, 0).id, quantity: 2 }]
    const decision = fire(story, merchantUser(2), { side: 'merchant', event: 'ship', quantities })
    expect(statesOf(decision)).toEqual([
      '3 sent to merchant / new',
      '1 sent to merchant / new',
      '2 shipped by merchant / shipped',
    ])
    expect(decision.results).toMatchObject([{ item: itemAt(decision.order, 2).id, outcome: 'moved', to: 'shipped' }])
    expect(decision.order.totals).toEqual(story.order.totals)
  })

  test('may go along with whole rows', () => {
    const story = sent()
    const quantities = [{ item: itemAt(story.order, 0).id, quantity: 4 }]
    const items = [itemAt(story.order, 1).id]
    const decision = fire(story, operator, { side: 'marketplace', event: 'cancel', items, quantities })
    expect(statesOf(decision)).toEqual([
      '1 sent to merchant / new',
      '1 cancelled / canceled by marketplace',
      '4 cancelled / canceled by marketplace',
    ])
    expect(decision.order.totals.canceledTotal).toBe(5 * 119_00)
  })

  test('is refused where more than one thing is asked of a row', () => {
    const story = sent()
    const { id } = itemAt(story.order, 0)
    const some = { item: id, quantity: 2 }
    const firing = (asked: Partial<Trigger>) => () =>
      fire(story, operator, { side: 'marketplace', event: 'cancel', ...asked })
    const twice = expect.objectContaining({ code: 'item.twice', details: { item: id } })
    expect(firing({ quantities: [some, { item: id, quantity: 1 }] })).toThrow(twice)
    expect(firing({ items: [id], quantities: [some] })).toThrow(twice)
  })

  test('is for the row itself where all of it is meant', () => {
    const story = sent()
    const { id } = itemAt(story.order, 0)
    const quantities = [{ item: id, quantity: 5 }]
    const decision = fire(story, merchantUser(2), { side: 'merchant', event: 'ship', quantities })
    expect(decision.order.items).toHaveLength(2)
    expect(decision.results).toMatchObject([{ item: id, outcome: 'moved' }])
  })

  test('leaves the row whole where the part cannot go', () => {
    const story = sent()
    const { id } = itemAt(story.order, 0)
    const quantities = [{ item: id, quantity: 2 }]
    const decision = fire(story, merchantUser(2), { side: 'merchant', event: 'deliver', quantities })
    expect(decision.events).toEqual([])
    expect(decision.order).toBe(story.order)
    expect(decision.results).toMatchObject([{ item: id, outcome: 'refused', reason: { code: 'step.no-such-event' } }])
  })

  test('leaves whole what cannot go, and splits what can', () => {
    const story = given({ items: [5, 4].map((quantity) => aLine({ quantity, splittable: false })) })
      .when(operator, 'pay')
      .when(merchantUser(2), 'ship', 0)
    const quantities = story.order.items.map(({ id }) => ({ item: id, quantity: 1 }))
    const decision = fire(story, merchantUser(2), { side: 'merchant', event: 'deliver', quantities })
    expect(statesOf(decision)).toEqual([
      '4 shipped by merchant / shipped',
      '4 sent to merchant / new',
      '1 delivered / delivered',
    ])
    expect(decision.results).toMatchObject([{ outcome: 'moved' }, { item: quantities[1]?.item, outcome: 'refused' }])
  })

  test('is not found for a row of another merchant', () => {
    const story = sent()
    const quantities = [{ item: itemAt(story.order, 0).id, quantity: 2 }]
    const firing = () => fire(story, merchantUser(3), { side: 'merchant', event: 'ship', quantities })
    expect(firing).toThrow(expect.objectContaining({ code: 'item.not-found' }))
  })
})

test('an event for what is within some rows reaches those of them that have it', () => {
  const story = given({ items: [aLine(), aLine(), aLine()] })
    .when(operator, 'pay')
    .when(merchantUser(2), 'ship', 0, 1)
  const within = [1, 2].map((position) => itemAt(story.order, position).id)
  const decision = fire(story, merchantUser(2), { side: 'merchant', event: 'deliver', within })
  expect(decision.results.map(({ item }) => item)).toEqual(within.slice(0, 1))
  expect(fire(story, merchantUser(2), { side: 'merchant', event: 'deliver', within: [] }).results).toEqual([])
})
