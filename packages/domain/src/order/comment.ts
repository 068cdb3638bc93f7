import type { Actor } from '../actor.ts'
import type { DocumentId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { Refused } from '../refused.ts'
import { documentsOf } from './documents.ts'
import type { Comment } from './documents.ts'
import type { OrderEvent } from './events.ts'
import type { Order } from './order.ts'

type CommentText = Pick<Comment, 'message' | 'tags'>

interface Moment {
  readonly actor: Actor
  readonly now: Date
}

/** Customers write to operators alone, operators to customers or among themselves. Refused: `comment.audience`. */
export function addComment(
  text: CommentText & Pick<Comment, 'audience'>,
  { id, actor, now }: Moment & { readonly id: DocumentId },
): OrderEvent {
  if (!maySee(text, actor)) {
    const sentence = 'audience: only operators comment among themselves. Write to the customer’s thread.'
    throw new Refused('comment.audience', sentence, { path: 'audience' })
  }
  return recorded({ kind: 'comment', id, author: actor, ...text, at: isoOf(now) })
}

/** Tags that are left out stay. Refused: `comment.not-found`, `comment.not-yours`. Nothing new: no event. */
export function editComment(
  order: Order,
  { id, message, tags }: Partial<CommentText> & Pick<Comment, 'id' | 'message'>,
  { actor, now }: Moment,
): OrderEvent | undefined {
  const comment = ownComment(order, id, actor)
  const edited = { ...comment, message, tags: tags ?? comment.tags }
  const same = comment.message === message && JSON.stringify(comment.tags) === JSON.stringify(edited.tags)
  return same ? undefined : recorded({ ...edited, editedAt: isoOf(now) })
}

/** Leaves its place in the thread, empty. Refused: as `editComment`. */
export function removeComment(order: Order, id: DocumentId, { actor, now }: Moment): OrderEvent {
  return recorded({ ...ownComment(order, id, actor), message: '', tags: [], removedAt: isoOf(now) })
}

/** What is written among operators is there for nobody else. */
function maySee({ audience }: Pick<Comment, 'audience'>, { kind }: Actor): boolean {
  return kind === 'operator' || (kind === 'customer' && audience === 'customer')
}

function ownComment(order: Order, id: DocumentId, actor: Actor): Comment {
  const comment = documentsOf(order, 'comment').find((known) => known.id === id)
  if (!comment || comment.removedAt !== undefined || !maySee(comment, actor)) {
    throw new Refused('comment.not-found', `Order ${order.reference} has no such comment.`, { comment: id })
  }
  const { author } = comment
  if (author.kind === actor.kind && author.id === actor.id) return comment
  throw new Refused('comment.not-yours', `It is ${author.name}’s comment: nobody else changes it.`, { comment: id })
}

function recorded(document: Comment): OrderEvent {
  return { type: 'document.recorded', document }
}
