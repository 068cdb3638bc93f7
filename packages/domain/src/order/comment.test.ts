import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import type { DocumentId } from '../ids.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { anOrder, NOW } from '../testing/order.ts'
import { addComment, editComment, removeComment } from './comment.ts'
import { documentsOf } from './documents.ts'
import type { Comment } from './documents.ts'
import type { OrderEvent } from './events.ts'
import { fold } from './evolve.ts'
import { merchantTimeline } from './timeline.ts'

const olga: Actor = { kind: 'operator', id: 'olga', name: 'Olga' }
const otto: Actor = { kind: 'operator', id: 'otto', name: 'Otto' }
const ada: Actor = { kind: 'customer', id: 'DE--21', name: 'Ada Lovelace' }
const now = new Date('2026-11-03T08:00:00.000Z')
const id = 'c1' as DocumentId

const written = (actor: Actor, audience: Comment['audience']) =>
  fold(anOrder(), [addComment({ audience, message: 'Hello', tags: ['open'] }, { id, actor, now })], NOW)
const then = (order: ReturnType<typeof written>, event: OrderEvent | undefined) =>
  documentsOf(event ? fold(order, [event], NOW) : order, 'comment')

describe('a comment', () => {
  test('is kept with its author, its audience and its tags', () => {
    expect(then(written(ada, 'customer'), undefined)).toEqual([
      {
        kind: 'comment',
        id,
        audience: 'customer',
        author: ada,
        message: 'Hello',
        tags: ['open'],
        at: now.toISOString(),
      },
    ])
  })

  test('is edited and taken back by its author', () => {
    const order = written(ada, 'customer')
    expect(then(order, editComment(order, { id, message: 'Hello?' }, { actor: ada, now }))).toMatchObject([
      { message: 'Hello?', tags: ['open'], editedAt: now.toISOString() },
    ])
    expect(then(order, removeComment(order, id, { actor: ada, now }))).toMatchObject([
      { message: '', tags: [], removedAt: now.toISOString() },
    ])
    expect(editComment(order, { id, message: 'Hello' }, { actor: ada, now })).toBeUndefined()
    const retagged = (from: string[], to: string[]) => {
      const event = addComment({ audience: 'customer', message: 'Hello', tags: from }, { id, actor: ada, now })
      return editComment(fold(anOrder(), [event], NOW), { id, message: 'Hello', tags: to }, { actor: ada, now })
    }
    expect(retagged(['a', 'b'], ['a', 'b'])).toBeUndefined()
    expect(retagged(['a\nb'], ['a', 'b'])).toMatchObject({ document: { tags: ['a', 'b'] } })
  })

  test('of operators among themselves is written by no customer, and is not there for one', () => {
    const internal = { audience: 'internal', message: 'Hello', tags: [] } as const
    expect(() => addComment(internal, { id, actor: ada, now })).toThrow(
      expect.objectContaining({ code: 'comment.audience' }),
    )
    const order = written(olga, 'internal')
    const editing = () => editComment(order, { id, message: 'Mine' }, { actor: ada, now })
    expect(editing).toThrow(expect.objectContaining({ code: 'comment.not-found' }))
  })

  test('is nobody else’s to change, and gone when it was taken back', () => {
    const order = written(olga, 'internal')
    const notYours: unknown = expect.objectContaining({ code: 'comment.not-yours' })
    expect(() => editComment(order, { id, message: 'Mine' }, { actor: otto, now })).toThrow(notYours)
    expect(() => removeComment(order, id, { actor: otto, now })).toThrow(notYours)
    const removed = fold(order, [removeComment(order, id, { actor: olga, now })], NOW)
    const again = () => removeComment(removed, id, { actor: olga, now })
    expect(again).toThrow(expect.objectContaining({ code: 'comment.not-found' }))
  })

  test('is never in a merchant’s timeline', () => {
    const order = written(ada, 'customer')
    const event: OrderEvent = { type: 'document.recorded', document: documentsOf(order, 'comment')[0] as Comment }
    const recorded = { id: 'e1', order: order.id, version: 2, merchant: null, event, actor: ada, at: NOW }
    expect(merchantTimeline([recorded], order, aMerchant(2).id)).toEqual([])
  })
})
