import { inTurn, note } from '../engine/in-turn.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { amendmentEnded } from '../order/amendment.ts'
import { cancelEvent } from '../order/cancel.ts'
import type { Amendment } from '../order/documents.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Order } from '../order/order.ts'
import { fired } from './fired.ts'
import { AMENDABLE, checkLeft, IN_PROGRESS } from './flags.ts'

/** A draft goes on first; a process that has brought its items back into the grace period lets them out by the second pair. */
const leaving = [
  'apply-order-amendment-draft',
  'finish-order-amendment',
  'start-order-amendment',
  'finish-order-amendment',
]
const staying = ['apply-order-amendment-draft', 'cancel-order-amendment']

/**
 * The order that takes this one's place was placed: nothing of this one is owed any more, and its items leave by
 * `finish-order-amendment`. Refused: `amendment.not-supported` where its process leaves one behind.
 */
export function finishAmendment(order: Order, amendment: Amendment, engine: Engine): Decision {
  const ended = amendmentEnded(amendment, { status: 'applied' }, engine.context.now)
  const cancelled = cancelEvent(order, order.items)
  const finished = inTurn(order, [
    (applied) => note(applied, cancelled ? [ended, cancelled] : [ended], engine),
    ...fired(leaving, engine),
  ])
  checkLeft(finished.order, [AMENDABLE, IN_PROGRESS], engine)
  return finished
}

export interface FailedAmendment {
  readonly amendment: Amendment
  readonly failure: string
}

/** No other order could be placed: what was carried over comes back, and the order is what it was. */
export function failAmendment(order: Order, { amendment, failure }: FailedAmendment, engine: Engine): Decision {
  const { carried } = amendment
  const back: readonly OrderEvent[] = carried ? [{ type: 'payment.captured', ...carried }] : []
  const ended = amendmentEnded(amendment, { status: 'failed', failure }, engine.context.now)
  return inTurn(order, [(stays) => note(stays, [ended, ...back], engine), ...fired(staying, engine)])
}
