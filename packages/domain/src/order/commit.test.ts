import { describe, expect, test } from 'vitest'
import { countingIds } from '../testing/ids.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, aShipment, NOW, splitEvents } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { cancelEvent } from './cancel.ts'
import { captureEvent } from './capture.ts'
import { applyCommit, applyRecorded, recordedEvents } from './commit.ts'
import type { OrderEvent } from './events.ts'
import { returnEvent } from './return.ts'

const LATER = '2026-11-02T11:00:00.000Z'
const actor = { kind: 'operator', id: 'o1', name: 'Olga' } as const
const [first, second] = [aMerchant(1).id, aMerchant(2).id]
const placed = anOrder({
  items: [aLine(), aLine({ merchant: 'MER000001' })],
  shipments: [aShipment({ price: 5_00 })],
  expenses: [{ name: 'Small order', price: 2_00, taxRate: 1900 }],
  payments: [{ method: 'card', captured: true }],
})
const [ours, theirs] = [placed.items.slice(0, 1), placed.items.slice(1)]

describe('a commit', () => {
  test('gives the order its version and time', () => {
    expect(applyCommit(placed, [returnEvent(placed, ours)], { version: 2, at: new Date(LATER) })).toMatchObject({
      version: 2,
      updatedAt: LATER,
      placedAt: NOW,
      totals: { remunerationTotal: 119_00 },
    })
  })

  test('of a new order needs an event', () => {
    expect(() => applyCommit(undefined, [], { version: 1, at: new Date(NOW) })).toThrow('first event')
    expect(() => applyRecorded(undefined, [])).toThrow('first event')
  })

  test('is recorded with ids that ascend, who did it and when', () => {
    const events = [returnEvent(placed, ours), returnEvent(placed, theirs)]
    const recorded = recordedEvents({ order: placed, events, actor, at: new Date(LATER) }, countingIds())
    expect(recorded.map(({ id }) => id)).toEqual(recorded.map(({ id }) => id).toSorted())
    expect(recorded[1]).toMatchObject({
      order: placed.id,
      version: 1,
      merchant: first,
      event: events[1],
      actor,
      at: LATER,
    })
  })

  test('that was seen already is passed over', () => {
    const version2 = applyCommit(placed, [returnEvent(placed, ours)], { version: 2, at: new Date(LATER) })
    const recorded = recordedEvents(
      { order: version2, events: [returnEvent(placed, ours)], actor, at: new Date(LATER) },
      countingIds(),
    )
    expect(applyRecorded(placed, recorded)).toEqual(version2)
    expect(applyRecorded(version2, recorded)).toBe(version2)
  })
})

describe('an event concerns', () => {
  const move = {
    type: 'items.moved',
    items: ours.map(({ id }) => id),
    event: 'ship',
    from: 'a',
    to: 'b',
    timers: [],
  } as const
  const unpaid = anOrder({ items: [aLine(), aLine({ merchant: 'MER000001' })] })

  test.each<[string, OrderEvent | undefined, string | null]>([
    ['nobody alone when the order is placed', { type: 'order.placed', order: placed }, null],
    ['the merchant whose machine moves', { ...move, side: 'merchant' }, second],
    ['nobody alone when the marketplace’s machine moves', { ...move, side: 'marketplace' }, null],
    ['the merchant of a merchant order', splitEvents(placed)[1], first],
    ['the merchant whose goods are cancelled', cancelEvent(placed, theirs), first],
    ['nobody alone when goods of several are cancelled', cancelEvent(placed, placed.items), null],
    ['the merchant whose goods are refunded, with its shipping', refundsOf(placed, ours)[0], second],
    ['nobody alone when the marketplace’s own expenses are refunded', refundsOf(placed, placed.items).at(-1), null],
    ['the merchant whose goods come back', returnEvent(placed, theirs), first],
    ['nobody alone when the whole order is paid', captureEvent(unpaid, unpaid.items), null],
  ])('%s', (_, event, merchant) => {
    const order = event?.type === 'payment.captured' ? unpaid : placed
    const events = event ? [event] : []
    expect(recordedEvents({ order, events, actor, at: new Date(NOW) }, countingIds())).toMatchObject([{ merchant }])
  })
})
