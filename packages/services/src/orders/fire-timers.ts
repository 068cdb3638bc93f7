import { fireDue } from '@souk/domain/engine/fire-due'
import type { OrderId } from '@souk/domain/ids'
import { commitOf } from './commit.ts'
import { settingOf, system } from './deps.ts'
import type { OrderDeps } from './deps.ts'

/** Fires what is due of one order; clearing or re-arming happens in the same commit. Answers whether anything was. */
export async function fireTimers(deps: OrderDeps, order: OrderId): Promise<boolean> {
  const setting = await settingOf(deps, system('timer', 'Time-out'))
  return deps.orders.change(order, (locked) => {
    const decided = fireDue(locked, setting, deps.registry)
    return commitOf(locked, decided, { setting, answer: () => decided.events.length > 0 })
  })
}
