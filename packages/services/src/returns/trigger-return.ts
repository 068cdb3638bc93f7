import type { TriggerAnswer, TriggerEvent } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'
import { triggerEvent } from '../orders/trigger-event.ts'
import { returnFor, sideOf } from './reach.ts'

/** `reference` is the return's. */
export interface TriggerReturnRequest extends TriggerEvent {
  readonly side?: Side | undefined
}

/** What a caller is to the return, and to the engine. */
export interface TriggeringCaller {
  readonly caller: Actor
  /** Who fires. */
  readonly actor: Actor
}

/**
 * Fires an event at the items of a return: all that can take it, or those named. Refused: `return.not-found`,
 * `item.not-found` for one that does not go back with it.
 */
export async function triggerReturn(
  deps: OrderDeps,
  { caller, actor }: TriggeringCaller,
  request: TriggerReturnRequest,
): Promise<TriggerAnswer> {
  const { side, ...wanted } = request
  const { order, document } = await returnFor(deps, caller, request)
  const within = document.items.map(({ item }) => item)
  checkWithin(request, new Set(within))
  return triggerEvent(deps, actor, { ...wanted, order: order.id, side: sideOf(caller, side), within })
}

function checkWithin({ reference, items, quantities }: TriggerReturnRequest, within: ReadonlySet<OrderItemId>): void {
  const named = [...(items ?? []), ...(quantities ?? []).map(({ item }) => item)]
  const other = named.find((item) => !within.has(item))
  if (other === undefined) return
  throw new Refused('item.not-found', `Return ${reference} has no item ${other}.`, { item: other })
}
