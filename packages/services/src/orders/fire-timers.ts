import { fireDue } from '@souk/domain/engine/due'
import type { OrderId } from '@souk/domain/ids'
import { commitOf } from './commit.ts'
import { engineOf, system } from './deps.ts'
import type { OrderDeps } from './deps.ts'

/** Fires what is due of one order; clearing or re-arming happens in the same commit. Answers whether anything was. */
export async function fireTimers(deps: OrderDeps, order: OrderId): Promise<boolean> {
  const engine = await engineOf(deps, system('timer', 'Time-out'))
  return deps.orders.change(order, (locked) => {
    const decided = fireDue(locked, engine)
    return commitOf(locked, decided, { engine, answer: () => decided.events.length > 0 })
  })
}
