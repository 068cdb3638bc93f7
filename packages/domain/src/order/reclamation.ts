import type { Actor } from '../actor.ts'
import type { DocumentId, OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { Refused } from '../refused.ts'
import { documentsOf } from './documents.ts'
import type { Reclamation } from './documents.ts'
import type { Order } from './order.ts'

/** Who does it, and when. */
interface Act {
  readonly by: Actor
  readonly now: Date
}

export interface Claimed {
  readonly id: DocumentId
  readonly items: readonly OrderItemId[]
  readonly comment?: string | undefined
}

/** A claim about these items. Refused: `item.not-found`. */
export function openReclamation(order: Order, { id, items, comment }: Claimed, { by, now }: Act): Reclamation {
  const unknown = items.find((item) => !order.items.some((row) => row.id === item))
  if (unknown !== undefined) {
    throw new Refused('item.not-found', `Order ${order.reference} has no item ${unknown}.`, { item: unknown })
  }
  const said = comment === undefined ? {} : { comment }
  return {
    kind: 'reclamation',
    id,
    status: 'open',
    items: [...new Set(items)],
    ...said,
    openedBy: by,
    at: isoOf(now),
  }
}

/** It stays closed. Refused: `reclamation.not-found`, `reclamation.closed`, with who closed it and when. */
export function closeReclamation(order: Order, id: DocumentId, { by, now }: Act): Reclamation {
  const claim = documentsOf(order, 'reclamation').find((one) => one.id === id)
  if (!claim) {
    throw new Refused('reclamation.not-found', `Order ${order.reference} has no reclamation ${id}.`, {
      reclamation: id,
    })
  }
  const { status, closedBy, closedAt } = claim
  if (status === 'closed') {
    const sentence = `${closedBy?.name ?? 'Somebody'} closed it at ${closedAt}. Create another one.`
    throw new Refused('reclamation.closed', sentence, { reclamation: id, by: closedBy?.name, at: closedAt })
  }
  return { ...claim, status: 'closed', closedBy: by, closedAt: isoOf(now) }
}
