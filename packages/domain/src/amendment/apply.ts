import { inTurn, note } from '../engine/in-turn.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { carriedOver, carryEvent } from '../order/carry.ts'
import type { Amendment } from '../order/documents.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput } from '../order/place-input.ts'
import { finishAmendment } from './finish.ts'
import { fired } from './fired.ts'
import { checkInTime, openAmendment } from './open.ts'

export interface Application {
  /** What is to be placed, paid with what is carried over and what is then due. */
  readonly cart: PlaceInput
  /** What it will cost. */
  readonly price: number
  /** Reference of the order to be. */
  readonly replacement: string
  /** `async`: the items wait as a draft, where their process has one, until a worker has placed the order. */
  readonly mode: 'sync' | 'async'
}

/**
 * From here on another order takes this one's place: what was paid for it is on its way there, and the task left behind
 * places that order and finishes this one. Refused: `amendment.not-open`, `amendment.grace-period-over`,
 * `amendment.not-supported` before anything has happened.
 */
export function applyAmendment(order: Order, application: Application, engine: Engine): Decision {
  const open = openAmendment(order)
  checkInTime(open, engine.context.now)
  const { amendment, events } = applying(order, open, application)
  const draft = application.mode === 'async' ? ['start-order-amendment-draft'] : []
  const applied = inTurn(order, [(on) => note(on, events, engine), ...fired(draft, engine)])
  finishAmendment(applied.order, amendment, engine)
  return { ...applied, tasks: [...applied.tasks, { kind: 'amendment', data: { amendment: amendment.id } }] }
}

function applying(order: Order, open: Amendment, { cart, price, replacement }: Application) {
  const carried = carryEvent(order, carriedOver(order, price), replacement)
  const amendment: Amendment = { ...open, status: 'applying', cart, replacement, ...linesOf(carried) }
  const recorded: OrderEvent = { type: 'document.recorded', document: amendment }
  return { amendment, events: carried ? [recorded, carried] : [recorded] }
}

function linesOf(event: ReturnType<typeof carryEvent>): Pick<Amendment, 'carried'> {
  if (!event) return {}
  const { payments, items, expenses } = event
  return { carried: { payments, items, expenses } }
}
