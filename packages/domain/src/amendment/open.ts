import { isoOf } from '../iso.ts'
import { lastAmendment } from '../order/amendment.ts'
import type { Amendment } from '../order/documents.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput } from '../order/place-input.ts'
import { Refused } from '../refused.ts'

export type OpenAmendment = Amendment & { readonly cart: PlaceInput }

/** The one being edited. Refused: `amendment.not-open`, with what became of the last one. */
export function openAmendment(order: Order): OpenAmendment {
  const last = lastAmendment(order)
  const { reference } = order
  if (last?.status === 'open' && last.cart) return { ...last, cart: last.cart }
  const sentence = `Order ${reference} is not being edited. Start an amendment first.`
  throw new Refused('amendment.not-open', sentence, { reference, status: last?.status ?? null })
}

/** Refused: `amendment.grace-period-over`. */
export function checkInTime({ graceUntil }: Amendment, now: Date): void {
  if (graceUntil === undefined || isoOf(now) < graceUntil) return
  throw new Refused('amendment.grace-period-over', `The order could be edited until ${graceUntil}.`, { graceUntil })
}
