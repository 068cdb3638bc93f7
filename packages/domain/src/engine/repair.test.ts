import { describe, expect, test } from 'vitest'
import type { Side } from '../marketplace.ts'
import { orderRow } from '../order/row.ts'
import { aLine } from '../testing/order.ts'
import { relocate } from './relocate.ts'
import { outOfStep, repair } from './repair.ts'
import type { RepairWish } from './repair.ts'
import { merchantUser, operator } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { begin } from './work.ts'

/** Two items of merchant 2 that was paid for. */
const paid = () => given({ items: [aLine({ quantity: 2 })] }).when(operator, 'pay')

/** One machine of the first item was put somewhere by hand. */
const strayed = (story: Story, side: Side, to: string) =>
  story.act((order, engine) => {
    const { id, machine, merchantItem } = itemAt(order, 0)
    const { process } = side === 'marketplace' ? machine : (merchantItem?.machine ?? machine)
    return { ...relocate(begin(order), { side, items: [id], process, to, reason: 'by hand' }, engine), results: [] }
  })

/** The marketplace shipped the first item without its merchant, an hour after it was paid. */
const apart = () =>
  strayed(paid().after(60), 'marketplace', 'shipped by merchant').then(
    'shipped by merchant / new',
    'sent to merchant / new',
  )

const repaired = (story: Story, wish: Omit<RepairWish, 'item' | 'reason'>, position = 0) =>
  story.act((order, engine) =>
    repair(order, { item: itemAt(order, position).id, reason: 'by telephone', ...wish }, engine),
  )

describe('items out of step', () => {
  test('are counted by the order’s row and told with what would mend them', () => {
    const { order, engine } = apart()
    expect(orderRow(order).unpaired).toBe(1)
    expect(outOfStep(order, engine)).toEqual([
      {
        item: order.items[0],
        since: '2026-11-02T11:00:00.000Z',
        repairs: [
          { side: 'marketplace', to: 'sent to merchant' },
          { side: 'marketplace', to: 'picking finished' },
          { side: 'merchant', to: 'shipped', event: 'ship' },
        ],
      },
    ])
  })

  test('are none where the machines are in step', () => {
    const { order, engine } = paid()
    expect(outOfStep(order, engine)).toEqual([])
    expect(orderRow(order)).not.toHaveProperty('unpaired')
  })
})

describe('a repair', () => {
  test('moves one machine to where the other stands, with its reason, and the item goes on', () => {
    const story = repaired(apart(), { side: 'merchant', to: 'shipped' })
      .thenHappened('items.relocated')
      .then('shipped by merchant / shipped', 'sent to merchant / new')
    expect(story.decision.events).toMatchObject([
      { side: 'merchant', from: 'new', to: 'shipped', reason: 'by telephone' },
    ])
    expect(orderRow(story.order)).not.toHaveProperty('unpaired')
    story.when(merchantUser(2), 'deliver').then('delivered / delivered', 'sent to merchant / new')
  })

  test('may move either side', () => {
    repaired(apart(), { side: 'marketplace', to: 'sent to merchant' }).then('sent to merchant / new')
  })

  test('to delivered begins the days of return', () => {
    const shipped = strayed(paid().when(merchantUser(2), 'ship'), 'merchant', 'delivered').after(5)
    const { order } = repaired(shipped, { side: 'marketplace', to: 'delivered' }).then(
      'delivered / delivered',
      'shipped by merchant / shipped',
    )
    expect(order.items.map(({ deliveredAt }) => deliveredAt)).toEqual(['2026-11-02T10:05:00.000Z', undefined])
  })

  test('to what does not go with the other machine is refused, and so is one of items in step or of nobody’s item', () => {
    const code = (refused: string) => expect.objectContaining({ code: refused }) as Error
    expect(() => repaired(apart(), { side: 'merchant', to: 'delivered' })).toThrow(code('item.not-paired'))
    expect(() => repaired(apart(), { side: 'merchant', to: 'nowhere' })).toThrow(code('item.not-paired'))
    expect(() => repaired(apart(), { side: 'merchant', to: 'shipped' }, 1)).toThrow(code('item.in-step'))
    expect(() => repaired(given(), { side: 'merchant', to: 'shipped' })).toThrow(code('item.not-found'))
  })
})
