import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import type { DocumentId } from '../ids.ts'
import { countingIds } from '../testing/ids.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, aShipment, NOW, splitEvents } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { cancelEvent } from './cancel.ts'
import { captureEvent } from './capture.ts'
import { recordedEvents } from './commit.ts'
import type { OrderEvent } from './events.ts'
import { fold } from './evolve.ts'
import type { OrderItem } from './item.ts'
import { returnEvent } from './return.ts'
import { merchantTimeline } from './timeline.ts'

const [first, second] = [aMerchant(1), aMerchant(2)]
const placed = anOrder({
  items: [aLine({ unitPrice: 20_00 }), aLine({ unitPrice: 10_00, merchant: 'MER000001' })],
  shipments: [aShipment({ price: 3_00 })],
  expenses: [{ name: 'Small order', price: 5_00, taxRate: 0 }],
})
const present = (event: OrderEvent | undefined) => (event ? [event] : [])
const captured = present(captureEvent(placed, placed.items))
const order = fold(placed, [...captured, ...splitEvents(placed)], NOW)
const [its, others] = [order.items.slice(0, 1), order.items.slice(1)]

function seen(events: readonly OrderEvent[], actor: Actor = { kind: 'operator', id: 'o1', name: 'Olga' }) {
  const recorded = recordedEvents({ order, events, actor, at: new Date(NOW) }, countingIds())
  return merchantTimeline(recorded, order, second.id)
}

function moved(side: 'marketplace' | 'merchant', items: readonly OrderItem[]): OrderEvent {
  return {
    type: 'items.moved',
    side,
    items: items.map(({ id }) => id),
    event: 'ship',
    from: 'new',
    to: 'shipped',
    timers: [],
  }
}

describe('a merchant sees', () => {
  test('its merchant order begin, and not the order itself or another’s', () => {
    const events = [{ type: 'order.placed', order: placed } as const, ...splitEvents(placed)]
    expect(seen(events).map(({ event }) => event)).toEqual(splitEvents(placed).slice(0, 1))
  })

  test('the moves of its own machine alone', () => {
    const events = [moved('merchant', its), moved('merchant', others), moved('marketplace', order.items)]
    expect(seen(events)).toMatchObject([{ merchant: second.id, event: moved('merchant', its) }])
  })

  test('what was taken for its own goods and shipping, and of no payment', () => {
    expect(seen(captured).map(({ event }) => event)).toEqual([
      {
        type: 'payment.captured',
        payments: [],
        items: [{ item: its[0]?.id, amount: 20_00 }],
        expenses: [{ expense: order.expenses[0]?.id, amount: 2_00 }],
      },
    ])
  })

  test('of an operator who made its return or holds its step, no role', () => {
    const by: Actor = { kind: 'operator', id: 'o1', name: 'Olga', role: 'support' }
    const lines = its.map(({ id: item }) => ({ item, reason: 'too big' }))
    const about = { id: 'r' as DocumentId, merchant: second.id, reference: 'DE-G1', items: lines, by, at: NOW }
    const held = { event: 'ship', by, since: NOW, until: NOW }
    const entries = seen([
      { type: 'document.recorded', document: { kind: 'return', ...about } },
      { type: 'step.held', side: 'merchant', items: its.map(({ id }) => id), held, timers: [] },
    ])
    const olga = { kind: 'operator', id: 'o1', name: 'Olga' }
    expect(entries.map(({ event }) => event)).toMatchObject([{ document: { by: olga } }, { held: { by: olga } }])
    expect(JSON.stringify(entries)).not.toContain('support')
  })

  test('its own lines of a refund, what they come to, and no comment', () => {
    const [entry] = seen(refundsOf(order, order.items, { comment: 'Talk to them' }))
    expect(entry?.event).toMatchObject({
      refund: { amount: 22_00, lines: [{ amount: 20_00 }, { amount: 2_00 }] },
      payments: [],
    })
    expect(JSON.stringify(entry)).not.toContain('Talk')
  })

  test('its own items of what is cancelled, promised back or charged as commission', () => {
    const commission = order.items.map(({ id }) => ({ item: id, amount: 1_00 }))
    const events: OrderEvent[] = [
      ...present(cancelEvent(order, order.items)),
      returnEvent(order, order.items),
      { type: 'commission.calculated', items: commission },
    ]
    const own = { items: [{ item: its[0]?.id }] }
    expect(seen(events).map(({ event }) => event)).toMatchObject([own, own, own])
  })

  test('nothing of what happens to another merchant’s goods', () => {
    const events = [...present(cancelEvent(order, others)), ...refundsOf(order, others), returnEvent(order, others)]
    expect(seen(events)).toEqual([])
  })

  test('its own people and the marketplace’s, but not another merchant’s', () => {
    const by = (merchant: typeof first) => ({ kind: 'merchant', id: 'm1', name: 'Mia', merchant: merchant.id }) as const
    const actors = [by(first), by(second)].map((actor) => seen([moved('merchant', its)], actor)[0]?.actor.name)
    expect(actors).toEqual(['system', 'Mia'])
  })
})
