import { isoOf } from '../iso.ts'
import type { Amendment, OrderDocument } from './documents.ts'
import { documentsOf } from './documents.ts'
import type { OrderEvent } from './events.ts'

/** The order's last amendment, whatever became of it: of those before, none is open any more. */
export function lastAmendment(order: { readonly documents: readonly OrderDocument[] }): Amendment | undefined {
  return documentsOf(order, 'amendment').at(-1)
}

/** It is over: what the order would have become is told by the order's events alone from now on. */
export function amendmentEnded(
  { cart: _cart, ...amendment }: Amendment,
  end: Pick<Amendment, 'status' | 'failure'>,
  now: Date,
): OrderEvent {
  return { type: 'document.recorded', document: { ...amendment, ...end, endedAt: isoOf(now) } }
}
