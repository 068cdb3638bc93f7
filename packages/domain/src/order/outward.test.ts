import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import type { DocumentId } from '../ids.ts'
import { countingIds } from '../testing/ids.ts'
import { anOrder, NOW } from '../testing/order.ts'
import { addComment } from './comment.ts'
import { recordedEvents } from './commit.ts'
import type { OrderEvent } from './events.ts'
import { fold } from './evolve.ts'
import { outwardFrame, outwardOrder } from './outward.ts'

const operator: Actor = { kind: 'operator', id: 'o1', name: 'Olga' }
const moment = { actor: operator, now: new Date(NOW) }
const comment = (audience: 'internal' | 'customer') =>
  addComment({ audience, message: audience, tags: [] }, { id: audience as DocumentId, ...moment })
const note: OrderEvent = {
  type: 'document.recorded',
  document: { kind: 'note', id: 'note' as DocumentId, message: 'done', success: true, at: NOW },
}
const billing: OrderEvent = { type: 'billing.changed', address: anOrder().billing }

const recorded = (events: readonly OrderEvent[]) =>
  recordedEvents({ order: anOrder(), events, actor: operator, at: moment.now }, countingIds())

describe('other apps see an order', () => {
  test('with the customer’s thread, without internal comments and notes', () => {
    const order = fold(anOrder(), [comment('internal'), comment('customer'), note], NOW)
    expect(outwardOrder(order)).toEqual({
      ...order,
      documents: order.documents.filter(({ id }) => id === ('customer' as DocumentId)),
    })
    expect(outwardOrder(order).documents).toHaveLength(1)
  })

  test('as it happens, with what is not theirs to see left out of each commit', () => {
    const events = recorded([comment('internal'), billing, note, comment('customer')])
    expect(outwardFrame({ events })).toEqual({ events: [events[1], events[3]] })
  })

  test('with an empty commit where all of one is internal', () => {
    expect(outwardFrame({ events: recorded([note]) })).toEqual({ events: [] })
  })
})
