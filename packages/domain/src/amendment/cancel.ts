import { inTurn, note } from '../engine/in-turn.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { amendmentEnded } from '../order/amendment.ts'
import type { Order } from '../order/order.ts'
import { fired } from './fired.ts'
import { checkLeft, IN_PROGRESS } from './flags.ts'
import { openAmendment } from './open.ts'

/** The customer leaves the order as it is: back into what is left of its grace period. Refused: `amendment.not-open`. */
export function cancelAmendment(order: Order, engine: Engine): Decision {
  const ended = amendmentEnded(openAmendment(order), { status: 'cancelled' }, engine.context.now)
  const cancelled = inTurn(order, [(kept) => note(kept, [ended], engine), ...fired(['cancel-order-amendment'], engine)])
  checkLeft(cancelled.order, [IN_PROGRESS], engine)
  return cancelled
}
