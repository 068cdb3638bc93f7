import type { ReclamationAnswer } from '@souk/contract/reclamations'
import type { Actor } from '@souk/domain/actor'
import type { DocumentId, OrderId, OrderItemId } from '@souk/domain/ids'
import type { Reclamation } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import { closeReclamation as close, openReclamation as open } from '@souk/domain/order/reclamation'
import { commitSaying } from '../orders/commit.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { requestHash } from '../request-hash.ts'

interface ClaimRequest {
  readonly order: OrderId
  readonly idempotencyKey: string
}

export interface CreateReclamationRequest extends ClaimRequest {
  readonly items: readonly OrderItemId[]
  readonly comment?: string | undefined
}

/** Refused: `item.not-found`. */
export function createReclamation(
  deps: OrderDeps,
  by: Actor,
  request: CreateReclamationRequest,
): Promise<ReclamationAnswer> {
  const id = deps.newId() as DocumentId
  const now = deps.now()
  const decide = (order: Order) => open(order, { id, ...request }, { by, now })
  return written(deps, { name: 'reclamations.create', request, by, now }, decide)
}

export interface CloseReclamationRequest extends ClaimRequest {
  readonly reclamation: DocumentId
}

/** Refused: `reclamation.not-found`, `reclamation.closed`. */
export function closeReclamation(
  deps: OrderDeps,
  by: Actor,
  request: CloseReclamationRequest,
): Promise<ReclamationAnswer> {
  const now = deps.now()
  const decide = (order: Order) => close(order, request.reclamation, { by, now })
  return written(deps, { name: 'reclamations.close', request, by, now }, decide)
}

interface Writing {
  readonly name: string
  readonly request: ClaimRequest
  readonly by: Actor
  readonly now: Date
}

function written(
  deps: OrderDeps,
  { name, request, by, now }: Writing,
  decide: (order: Order) => Reclamation,
): Promise<ReclamationAnswer> {
  const { idempotencyKey: key, ...asked } = request
  return deps.orders.change(
    request.order,
    (order) => {
      const document = decide(order)
      const { reference, version } = order
      const answer = { reference, version: version + 1, reclamation: document }
      return commitSaying(order, { events: [{ type: 'document.recorded', document }], actor: by, at: now, answer })
    },
    { key, actor: by.id, requestHash: requestHash(name, asked) },
  )
}
