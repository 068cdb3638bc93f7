import type { RepairItem, UnpairedItem, UnpairedItems } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { outOfStep, repair } from '@souk/domain/engine/repair'
import type { OutOfStep } from '@souk/domain/engine/repair'
import type { OrderId } from '@souk/domain/ids'
import { requestHash } from '../request-hash.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { orderById } from './order-by-id.ts'

/** An order's items whose machines are out of step, and what the actor may do about it. Refused: `order.not-found`. */
export async function unpairedItems(deps: OrderDeps, actor: Actor, id: OrderId): Promise<UnpairedItems> {
  const [order, engine] = await Promise.all([orderById(deps, id), engineOf(deps, actor)])
  return { reference: order.reference, version: order.version, items: outOfStep(order, engine).map(unpairedItem) }
}

function unpairedItem({ item, since, repairs }: OutOfStep): UnpairedItem {
  const { id, sku, name, merchant, machine, merchantItem } = item
  const states = { marketplace: machine.state, merchant: merchantItem?.machine.state ?? '' }
  return { item: id, sku, name, merchant, states, since, repairs }
}

/** Brings an item's machines back into step by hand. Refused: as the domain's `repair`. */
export async function repairItem(
  deps: OrderDeps,
  actor: Actor,
  { order: id, idempotencyKey, item, side, to, reason }: RepairItem & { readonly order: OrderId },
): Promise<Pick<UnpairedItems, 'reference' | 'version'>> {
  const engine = await engineOf(deps, actor)
  const wish = { item, side, to, reason }
  const key = { key: idempotencyKey, actor: actor.id, requestHash: requestHash('orders.repair', { id, ...wish }) }
  return deps.orders.change(
    id,
    (order) =>
      commitOf(order, repair(order, wish, engine), {
        engine,
        answer: ({ reference, version }) => ({ reference, version }),
      }),
    key,
  )
}
