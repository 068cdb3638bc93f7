import type { CommentAnswer } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import type { DocumentId } from '@souk/domain/ids'
import { addComment as add, editComment as edit, removeComment as remove } from '@souk/domain/order/comment'
import type { Comment } from '@souk/domain/order/documents'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { asCustomer } from './as-customer.ts'
import type { OrderDeps } from './deps.ts'
import { editOrder } from './edit-order.ts'
import type { EditRequest } from './edit-order.ts'

interface Written extends EditRequest {
  /** Who writes through a shop. */
  readonly customer?: string | undefined
}

export interface AddCommentRequest extends Written, Pick<Comment, 'audience' | 'message' | 'tags'> {}

/** Refused: `comment.audience`, `order.not-found` for a customer whose order it is not. */
export function addComment(deps: OrderDeps, caller: Actor, request: AddCommentRequest): Promise<CommentAnswer> {
  const { audience, message, tags } = request
  const id = deps.newId() as DocumentId
  const decide = (_: Order, moment: Moment) => add({ audience, message, tags }, { id, ...moment })
  return written(deps, caller, { name: 'comments.add', comment: id, request, decide })
}

interface OfComment extends Written {
  readonly comment: DocumentId
}

export interface EditCommentRequest extends OfComment {
  readonly message: string
  readonly tags?: readonly string[] | undefined
}

/** Its author's alone. Refused: `comment.not-found`, `comment.not-yours`, `order.changed`. */
export function editComment(deps: OrderDeps, caller: Actor, request: EditCommentRequest): Promise<CommentAnswer> {
  const { comment: id, message, tags } = request
  const decide = (order: Order, moment: Moment) => edit(order, { id, message, ...(tags && { tags }) }, moment)
  return written(deps, caller, { name: 'comments.edit', comment: id, request, decide })
}

/** Its author's alone; its place in the thread stays, empty. Refused: as `editComment`. */
export function removeComment(deps: OrderDeps, caller: Actor, request: OfComment): Promise<CommentAnswer> {
  const { comment: id } = request
  const decide = (order: Order, moment: Moment) => remove(order, id, moment)
  return written(deps, caller, { name: 'comments.remove', comment: id, request, decide })
}

interface Moment {
  readonly actor: Actor
  readonly now: Date
}

interface Writing<Request> {
  readonly name: string
  readonly comment: DocumentId
  readonly request: Request
  readonly decide: (order: Order, moment: Moment) => OrderEvent | undefined
}

function written<Request extends Written>(
  deps: OrderDeps,
  caller: Actor,
  { name, comment, request, decide }: Writing<Request>,
): Promise<CommentAnswer> {
  return editOrder(deps, {
    name,
    request,
    caller,
    isSuch: (event) => event.type === 'document.recorded' && event.document.id === comment,
    decide: (order, now) => {
      const actor = caller.kind === 'operator' ? caller : asCustomer(order, request.customer)
      const event = decide(order, { actor, now })
      return { events: event ? [event] : [], actor, also: { comment } }
    },
  })
}
