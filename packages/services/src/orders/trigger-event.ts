import type { TriggerAnswer, TriggerEvent } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { machineOn } from '@souk/domain/engine/machine'
import type { ItemResult, Trigger } from '@souk/domain/engine/outcome'
import { checkEvent, possibleAt } from '@souk/domain/engine/permit'
import type { Engine } from '@souk/domain/engine/registry'
import { trigger } from '@souk/domain/engine/run'
import type { MerchantId, OrderId, OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Recorded } from '@souk/domain/order/events'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { merchantTimeline } from '@souk/domain/order/timeline'
import { requestHash } from '../request-hash.ts'
import { changeSeen } from './change-seen.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { movedSince } from './moved-since.ts'
import type { LastMove } from './moved-since.ts'
import type { Commit } from './order-store.ts'

export interface TriggerRequest extends TriggerEvent {
  readonly order: OrderId
  readonly side: Side
  /** Where neither items nor quantities are named: only those of these. */
  readonly within?: readonly OrderItemId[]
  /** Only items of this merchant: of an order of several, an operator means one merchant's part. */
  readonly merchant?: MerchantId
}

/**
 * Fires an event at items of one order, as one transaction. Answers per item: moved, pending, or not moved and why.
 * With `seenVersion`, an item that somebody moved since is left alone and answered with who, when, where to, and what is
 * possible now.
 * Refused: `order.not-found`, `step.no-such-event` for an event the order's processes do not have, `item.not-found`.
 */
export async function triggerEvent(deps: OrderDeps, actor: Actor, request: TriggerRequest): Promise<TriggerAnswer> {
  const engine = await engineOf(deps, actor, request.data)
  const { order: id, seenVersion, idempotencyKey, within: _within, ...asked } = request
  const key = {
    key: idempotencyKey,
    actor: actor.id,
    requestHash: requestHash('trigger', { ...asked, id, seenVersion }),
  }
  return changeSeen(deps, { order: id, seenVersion, key }, (order, unseen) =>
    fire({
      order,
      request,
      engine,
      moves: meant(movedSince(shownTo(actor, order, unseen), request.side), order, request),
    }),
  )
}

/** Who moved another merchant's goods, and that they moved, is none of a merchant's business. */
function shownTo(actor: Actor, order: Order, events: readonly Recorded[]): readonly Recorded[] {
  return actor.kind === 'merchant' ? merchantTimeline(events, order, actor.merchant) : events
}

interface Firing {
  readonly order: Order
  readonly request: TriggerRequest
  readonly engine: Engine
  /** Those that the person had not seen. */
  readonly moves: Moves
}

type Moves = ReadonlyMap<OrderItemId, LastMove>

function fire({ order, request, engine, moves }: Firing): Commit<TriggerAnswer> | { unchanged: TriggerAnswer } {
  checkEvent(order, request, engine)
  const asked = new Set(askedFor(order, request))
  const stale = order.items.filter(({ id }) => asked.has(id) && moves.has(id))
  const decided = trigger(order, wantedBy(request, [...asked], moves), engine)
  const results = [...decided.results, ...stale.flatMap((item) => changed(item, { request, engine, moves }))]
  return commitOf(order, decided, {
    engine,
    answer: ({ reference, version }) => ({ reference, version, results }),
  })
}

/** Of the one merchant the request is about: another's item is not found, moved meanwhile or not. */
function meant(moves: Moves, { items }: Order, { merchant }: TriggerRequest): Moves {
  if (merchant === undefined) return moves
  const others = new Set(items.filter((item) => item.merchant !== merchant).map(({ id }) => id))
  return new Map([...moves].filter(([item]) => !others.has(item)))
}

/** Every item the request is about, moved meanwhile or not. */
function askedFor({ items: all }: Order, request: TriggerRequest): readonly OrderItemId[] {
  const { items, quantities, within, merchant } = request
  if (items ?? quantities) return [...(items ?? []), ...(quantities ?? []).map(({ item }) => item)]
  return within ?? all.filter((item) => !merchant || item.merchant === merchant).map(({ id }) => id)
}

/** The request without what has moved since it was made. */
function wantedBy(request: TriggerRequest, asked: readonly OrderItemId[], moves: Moves): Trigger {
  const { side, event, items, quantities = [], merchant } = request
  const of = { side, event, ...(merchant && { merchant }) }
  const isFresh = (id: OrderItemId) => !moves.has(id)
  if (!items && quantities.length === 0) return { ...of, within: asked.filter(isFresh) }
  const fresh = quantities.filter(({ item }) => isFresh(item))
  return { ...of, items: (items ?? []).filter(isFresh), quantities: fresh }
}

function changed(item: OrderItem, { request: { side }, engine, moves }: Omit<Firing, 'order'>): ItemResult[] {
  const move = moves.get(item.id)
  const machine = machineOn(item, side)
  if (!move || !machine) return []
  const possible = possibleAt(machine, side, engine)
  return [
    { item: item.id, outcome: 'refused', state: machine.state, reason: { code: 'step.changed', ...move, possible } },
  ]
}
