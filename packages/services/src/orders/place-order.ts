import type { PlacedOrder, PlaceOrder } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { startOrder } from '@souk/domain/engine/run'
import type { ProcessId } from '@souk/domain/ids'
import type { Marketplace, Merchant, Store } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import { placeOrder as toOrder } from '@souk/domain/order/place'
import { Refused } from '@souk/domain/refused'
import { placeOf } from '@souk/process/compile'
import { requestHash } from '../request-hash.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

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
  const { setting } = engine
  const store = storeOf(setting.marketplace, input.store)
  const { idempotencyKey, ...request } = input
  const reference = `${store.code}--${await deps.orders.nextNumber(store.code)}`
  const decided = startOrder(
    toOrder(request, { ...lookups(setting.marketplace), ...setting, store, reference }),
    engine,
  )
  const order = { ...decided.order, version: 1 }
  return deps.orders.place({
    order,
    events: decided.events,
    jobs: decided.jobs,
    tasks: decided.tasks,
    actor,
    at: setting.now,
    answer: placedOrder(order),
    idempotency: { key: idempotencyKey, actor: actor.id, requestHash: requestHash('orders.place', request) },
  })
}

function storeOf({ stores }: Marketplace, code: string): Store {
  const store = stores.get(code)
  if (store) return store
  throw new Refused(
    'order.unknown-store',
    `store: there is no store ${code}. Use one of: ${[...stores.keys()].join(', ')}.`,
    {
      path: 'store',
      store: code,
    },
  )
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

/** What placing looks up in the set-up. */
function lookups(marketplace: Marketplace) {
  const { paymentMethods, active, processes } = marketplace
  return {
    merchants: merchantsByReference(marketplace),
    paymentMethods,
    processOf: (name: string) => {
      const process = processes.get(active.get(name) ?? ('' as ProcessId))
      if (!process) return undefined
      const { id, compiled } = process
      const { initial } = compiled.process
      return { id, initial, reserved: placeOf(compiled, initial).state.reserved }
    },
  }
}
