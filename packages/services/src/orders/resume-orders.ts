import type { FailedOrder } from '@souk/contract/orders'
import type { ResumedOrders } from '@souk/contract/processes'
import type { Actor } from '@souk/domain/actor'
import { resume } from '@souk/domain/engine/resume'
import type { OrderId } from '@souk/domain/ids'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { eachOrder } from './each-order.ts'

const STOPPED = { failed: true } as const
const OLDEST = { sort: 'placedAt', descending: false, limit: 200 } as const

/** Lets every order go on that stopped because a command or condition was bound to nothing. */
export async function resumeOrders(deps: OrderDeps, actor: Actor): Promise<ResumedOrders> {
  const engine = await engineOf(deps, actor)
  const resumeOne = (id: OrderId): Promise<boolean> =>
    deps.orders.change(id, (order) => {
      const decided = resume(order, engine)
      return commitOf(order, decided, { engine, answer: () => decided.events.length > 0 })
    })
  let resumed = 0
  const failures: FailedOrder[] = []
  let cursor: string | undefined
  do {
    const page = await deps.lists.orders(STOPPED, { ...OLDEST, ...(cursor && { cursor }) })
    const { answers, failed } = await eachOrder(
      page.rows.map(({ id }) => id),
      resumeOne,
    )
    resumed += answers.filter(Boolean).length
    failures.push(...failed)
    cursor = page.next
  } while (cursor !== undefined)
  return { resumed, failed: failures }
}
