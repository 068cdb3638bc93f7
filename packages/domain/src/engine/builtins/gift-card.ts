import type { DocumentId, NewId } from '../../ids.ts'
import { isoOf } from '../../iso.ts'
import { documentsOf } from '../../order/documents.ts'
import type { OrderEvent } from '../../order/events.ts'
import { isGiftCard } from '../../order/gift-card.ts'
import type { OrderItem } from '../../order/item.ts'
import type { Order } from '../../order/order.ts'
import { mailTask } from '../../tasks.ts'
import type { Context } from '../registry.ts'
import type { Rules } from './rules.ts'

export const giftCardRules: Rules = {
  commands: {
    /** A card for each unit of the items that has none, worth what the unit costs before discounts. */
    'GiftCard/CreateGiftCard': {
      by: 'item',
      run: ({ order, items }, context) => ({ events: items.flatMap((item) => newCards(order, item, context)) }),
    },
    /** The codes are mailed to the customer. */
    'GiftCardMailConnector/ShipGiftCard': {
      by: 'item',
      run: ({ items }) => ({
        events: [],
        tasks: [mailTask({ mail: 'gift card', items: items.map(({ id }) => id) })],
      }),
    },
  },
  conditions: {
    'GiftCard/IsGiftCard': isGiftCard,
  },
}

function newCards(order: Order, { id: item, quantity, grossPrice }: OrderItem, { newId, now }: Context): OrderEvent[] {
  const known = documentsOf(order, 'gift-card').filter((card) => card.item === item)
  return Array.from({ length: quantity - known.length }, () => ({
    type: 'document.recorded',
    document: {
      kind: 'gift-card',
      id: newId() as DocumentId,
      reference: codeOf(newId),
      item,
      amount: grossPrice,
      at: isoOf(now),
    },
  }))
}

/** The last eight digits of a UUIDv7 are chance alone, those before them can be guessed from its neighbours: two tails, 64 bits. */
function codeOf(newId: NewId): string {
  const tails = [newId(), newId()].map((id) => id.slice(-8).toUpperCase())
  return tails.flatMap((tail) => [tail.slice(0, 4), tail.slice(4)]).join('-')
}
