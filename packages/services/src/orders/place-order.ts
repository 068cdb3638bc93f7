import type { PlacedOrder, PlaceOrder } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { Engine } from '@souk/domain/engine/registry'
import { startOrder } from '@souk/domain/engine/run'
import type { ProcessId, StoreCode } from '@souk/domain/ids'
import type { Marketplace, Merchant, Store } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import { placeOrder as toOrder } from '@souk/domain/order/place'
import type { PlaceContext, PlaceInput } from '@souk/domain/order/place-input'
import { quoteOrder as toQuote } from '@souk/domain/order/quote'
import type { Quote, QuoteInput } from '@souk/domain/order/quote'
import { Refused } from '@souk/domain/refused'
import { placeOf } from '@souk/process/compile'
import { requestHash } from '../request-hash.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import type { IdempotencyKey } from './order-store.ts'

const placedOrder = ({ id, reference, version, currency, totals, placedAt }: Order): PlacedOrder => ({
  id,
  reference,
  version,
  currency,
  grandTotal: totals.grandTotal,
  placedAt,
})

/**
 * Places an order and runs its items as far as they go by themselves: a prepaid one is split and stands before its
 * merchants when this answers. One transaction, one statement. A repeated key answers the order placed first.
 */
export async function placeOrder(deps: OrderDeps, actor: Actor, input: PlaceOrder): Promise<PlacedOrder> {
  const engine = await engineOf(deps, actor)
  const { idempotencyKey: key, ...cart } = input
  const reference = await nextReference(deps, engine, cart.store)
  const idempotency = { key, actor: actor.id, requestHash: requestHash('orders.place', cart) }
  return placeUnder(deps, engine, { cart, reference, idempotency })
}

/** A cart and who it is to be. */
export interface Placing extends Pick<PlaceContext, 'reference' | 'replaces'> {
  readonly cart: PlaceInput
}

/** The reference of the store's next order, e.g. `DE--5`. */
export async function nextReference({ orders }: OrderDeps, { context }: Engine, store: StoreCode): Promise<string> {
  const { code } = storeOf(context.marketplace, store)
  return `${code}--${await orders.nextNumber(code)}`
}

/** Places it under a reference that was drawn already. */
export async function placeUnder(
  deps: OrderDeps,
  engine: Engine,
  { idempotency, ...placing }: Placing & { readonly idempotency: IdempotencyKey },
): Promise<PlacedOrder> {
  const { order, events, jobs, tasks } = startOrder(orderFrom(placing, engine), engine)
  const { actor, now: at } = engine.context
  return deps.orders.place({ order, events, jobs, tasks, actor, at, answer: placedOrder(order), idempotency })
}

/** The order that the cart becomes, its items where they begin. */
export function orderFrom({ cart, ...identity }: Placing, { context }: Engine): Order {
  const store = storeOf(context.marketplace, cart.store)
  return toOrder(cart, { ...lookups(context.marketplace), ...context, store, ...identity })
}

/** What placing the cart would cost, and where it stands towards thresholds. Nothing is stored, no reference is used up. */
export async function quoteOrder(deps: OrderDeps, actor: Actor, input: QuoteInput): Promise<Quote> {
  const { context } = await engineOf(deps, actor)
  const store = storeOf(context.marketplace, input.store)
  return toQuote(input, { ...lookups(context.marketplace), ...context, store, reference: '' })
}

function storeOf({ stores }: Marketplace, code: string): Store {
  const store = stores.get(code)
  if (store) return store
  const sentence = `store: there is no store ${code}. Use one of: ${[...stores.keys()].join(', ')}.`
  throw new Refused('order.unknown-store', sentence, { path: 'store', store: code })
}

/** Kept with the set-up they are of. */
const byReference = new WeakMap<Marketplace['merchants'], ReadonlyMap<string, Merchant>>()

function merchantsByReference({ merchants }: Marketplace): ReadonlyMap<string, Merchant> {
  const known = byReference.get(merchants)
  if (known) return known
  const made = new Map([...merchants.values()].map((merchant) => [merchant.reference, merchant]))
  byReference.set(merchants, made)
  return made
}

/** Who sells in a store. Refused: `order.unknown-store`. */
export function sellersIn(marketplace: Marketplace, store: StoreCode): Pick<PlaceContext, 'merchants' | 'store'> {
  return { merchants: merchantsByReference(marketplace), store: storeOf(marketplace, store) }
}

/** What placing looks up in the set-up. */
function lookups(marketplace: Marketplace) {
  const { paymentMethods, thresholds, active, processes } = marketplace
  return {
    merchants: merchantsByReference(marketplace),
    paymentMethods,
    thresholds,
    processOf: (name: string) => {
      const process = processes.get(active.get(name) ?? ('' as ProcessId))
      if (!process) return undefined
      const { id, compiled } = process
      const { initial } = compiled.process
      return { id, initial, reserved: placeOf(compiled, initial).state.reserved }
    },
  }
}
