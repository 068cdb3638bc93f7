import type { Actor } from '@souk/domain/actor'
import { resume } from '@souk/domain/engine/resume'
import type { OrderId } from '@souk/domain/ids'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'

const AT_ONCE = 200
const STOPPED = { failed: true } as const

/** Lets every order go on that stopped because a command or condition was bound to nothing. Answers how many did. */
export async function resumeOrders(deps: OrderDeps, actor: Actor): Promise<number> {
  const engine = await engineOf(deps, actor)
  const resumeOne = (id: OrderId): Promise<boolean> =>
    deps.orders.change(id, (order) => {
      const decided = resume(order, engine)
      return commitOf(order, decided, { engine, answer: () => decided.events.length > 0 })
    })
  let resumed = 0
  let cursor: string | undefined
  do {
    const page = await deps.lists.orders(STOPPED, {
      sort: 'placedAt',
      descending: false,
      limit: AT_ONCE,
      ...(cursor && { cursor }),
    })
    const answers = await Promise.all(page.rows.map(({ id }) => resumeOne(id)))
    resumed += answers.filter(Boolean).length
    cursor = page.next
  } while (cursor !== undefined)
  return resumed
}
