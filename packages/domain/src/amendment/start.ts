import { inTurn, note } from '../engine/in-turn.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import type { DocumentId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { lastAmendment } from '../order/amendment.ts'
import { cartOf } from '../order/cart.ts'
import type { Amendment } from '../order/documents.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { cancelAmendment } from './cancel.ts'
import { finishAmendment } from './finish.ts'
import { fired } from './fired.ts'
import { AMENDABLE, isFlagged, stateNames } from './flags.ts'

/**
 * The customer begins to edit the order: the cart it would be placed from again, and its items held back by
 * `start-order-amendment`. Whether it could be finished, and cancelled, is tried first, so that nobody edits in vain. Refused:
 * `amendment.for-registered-customers`, `amendment.already-open`, `amendment.not-amendable`, `amendment.not-supported`.
 */
export function startAmendment(order: Order, engine: Engine): Decision {
  checkStartable(order, engine)
  const amendment = opened(order, engine)
  const started = inTurn(order, [
    (kept) => note(kept, [{ type: 'document.recorded', document: amendment }], engine),
    ...fired(['start-order-amendment'], engine),
  ])
  finishAmendment(started.order, amendment, engine)
  cancelAmendment(started.order, engine)
  return started
}

function checkStartable(order: Order, engine: Engine): void {
  const { reference, customer, items } = order
  if (customer.reference === undefined) {
    const sentence = `Order ${reference} was placed by a guest: only registered customers edit their orders.`
    throw new Refused('amendment.for-registered-customers', sentence, { reference })
  }
  const last = lastAmendment(order)
  if (last?.status === 'open' || last?.status === 'applying') {
    const { id, by, at, status } = last
    const sentence = `${by.name} has been editing order ${reference} since ${at}. Finish or cancel that first.`
    throw new Refused('amendment.already-open', sentence, { reference, amendment: id, by: by.name, at, status })
  }
  const fixed = items.filter((item) => !isFlagged(item, AMENDABLE, engine))
  if (fixed.length > 0) throw notAmendable(order, fixed, 'can no longer be edited: it has items in')
  const waiting = items.filter(({ machine }) => machine.pending)
  if (waiting.length > 0) throw notAmendable(order, waiting, 'cannot be edited now: items wait for the outside in')
}

function notAmendable({ reference }: Order, items: readonly OrderItem[], why: string): Refused {
  const states = stateNames(items)
  return new Refused('amendment.not-amendable', `Order ${reference} ${why} ${states.join(', ')}.`, {
    reference,
    states,
  })
}

function opened(order: Order, { context }: Engine): Amendment {
  const [graceUntil] = order.items.flatMap(({ machine }) => timeoutsOf(machine)).toSorted()
  return {
    kind: 'amendment',
    id: context.newId() as DocumentId,
    status: 'open',
    cart: cartOf(order, context.marketplace),
    by: context.actor,
    ...(graceUntil !== undefined && { graceUntil }),
    at: isoOf(context.now),
  }
}

/** When its time-outs are due; what is held ends no grace period. */
function timeoutsOf({ timers, held }: Machine): readonly string[] {
  return timers.flatMap(({ event, dueAt }) => (event === held?.event ? [] : dueAt))
}
