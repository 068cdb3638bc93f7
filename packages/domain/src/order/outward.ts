import type { OrderDocument } from './documents.ts'
import type { OrderEvent, Recorded } from './events.ts'
import type { OrderFrame } from './frames.ts'
import type { Order } from './order.ts'

/** Operators write it for each other: no customer reads it, and no other app. */
export function isInternal(document: OrderDocument): boolean {
  switch (document.kind) {
    case 'comment':
      return document.audience === 'internal'
    case 'note':
      return true
    case 'reclamation':
    case 'return':
    case 'invoice':
    case 'gift-card':
    case 'payout':
    case 'amendment':
      return false
  }
}

/** An order as other apps see it. */
export function outwardOrder(order: Order): Order {
  return { ...order, documents: order.documents.filter((document) => !isInternal(document)) }
}

const isOutward = (event: OrderEvent): boolean => event.type !== 'document.recorded' || !isInternal(event.document)

/** Events as other apps see them. */
export const outwardEvents = (recorded: readonly Recorded[]): readonly Recorded[] =>
  recorded.filter(({ event }) => isOutward(event))

/** One commit as other apps hear it; maybe without events, since sequences have no holes. */
export const outwardFrame = ({ events }: OrderFrame): OrderFrame => ({ events: outwardEvents(events) })
