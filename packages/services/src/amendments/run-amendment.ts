import { failAmendment, finishAmendment } from '@souk/domain/amendment/finish'
import type { Engine } from '@souk/domain/engine/registry'
import type { DocumentId, OrderId } from '@souk/domain/ids'
import type { Amendment } from '@souk/domain/order/documents'
import { documentsOf } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'
import { placeUnder } from '../orders/place-order.ts'
import { requestHash } from '../request-hash.ts'
import type { TaskHandler } from '../tasks/run-task.ts'

export interface AmendmentRun {
  readonly order: OrderId
  readonly amendment: DocumentId
}

/**
 * Places the order that takes the amended one's place and finishes that one, or notes why it cannot be placed. Run twice, by
 * two at once or after it died anywhere, it comes to the same: the new order has its reference from the start, and an amendment
 * that is no longer being applied is left alone. Answers the amended order.
 */
export async function runAmendment(deps: OrderDeps, run: AmendmentRun): Promise<Order> {
  const order = await orderById(deps, run.order)
  const amendment = applyingIn(order, run)
  if (!amendment) return order
  const engine = await engineOf(deps, amendment.by)
  const failure = await placed(deps, { order, amendment, engine })
  return deps.orders.change(run.order, (locked) => {
    const still = applyingIn(locked, run)
    if (!still) return { unchanged: locked }
    const decided =
      failure === undefined
        ? finishAmendment(locked, still, engine)
        : failAmendment(locked, { amendment: still, failure }, engine)
    return commitOf(locked, decided, { engine, answer: (after) => after })
  })
}

/** The task that applying leaves behind. */
export function amendmentTask(deps: OrderDeps): TaskHandler {
  return async ({ order, data }) => {
    await runAmendment(deps, { order, amendment: data['amendment'] as DocumentId })
    return undefined
  }
}

function applyingIn(order: Order, { amendment: id }: AmendmentRun): Amendment | undefined {
  return documentsOf(order, 'amendment').find((one) => one.id === id && one.status === 'applying')
}

interface Replacing {
  readonly order: Order
  readonly amendment: Amendment
  readonly engine: Engine
}

/** Why the new order cannot be placed; undefined: it is there. */
async function placed(deps: OrderDeps, { order, amendment, engine }: Replacing): Promise<string | undefined> {
  const { id, cart, replacement } = amendment
  if (!cart || replacement === undefined) return 'It does not say what the order is to become.'
  if (await deps.orders.idByReference(replacement)) return undefined
  const idempotency = { key: id, actor: 'amendment', requestHash: requestHash('amendment', { id }) }
  try {
    await placeUnder(deps, engine, { cart, reference: replacement, replaces: order.reference, idempotency })
    return undefined
  } catch (error) {
    if (error instanceof Refused && error.code !== 'order.duplicate-reference') return error.message
    throw error
  }
}
