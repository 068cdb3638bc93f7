import type { FailedOrder } from '@souk/contract/orders'
import type { ResumedOrders } from '@souk/contract/processes'
import type { Actor } from '@souk/domain/actor'
import { resume } from '@souk/domain/engine/resume'
import type { OrderId } from '@souk/domain/ids'
import type { Marketplace } from '@souk/domain/marketplace'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { eachOrder } from './each-order.ts'
import type { OrderFilter } from './order-lists.ts'

const STOPPED = { failed: true } as const
const OLDEST = { sort: 'placedAt', descending: false, limit: 200 } as const

/**
 * Lets every order go on that stopped because a command or condition was bound to nothing, or that waits for this condition,
 * which was bound anew.
 */
export async function resumeOrders(deps: OrderDeps, actor: Actor, condition?: string): Promise<ResumedOrders> {
  const engine = await engineOf(deps, actor)
  const resumeOne = (id: OrderId): Promise<boolean> =>
    deps.orders.change(id, (order) => {
      const decided = resume(order, engine, condition)
      const goesOn = decided.events.some(({ type }) => type !== 'step.failed')
      return commitOf(order, decided, { engine, answer: () => goesOn })
    })
  let resumed = 0
  const failures: FailedOrder[] = []
  for (const filter of [STOPPED, ...waitingFor(condition, engine.context.marketplace)]) {
    for await (const orders of pagesOf(deps, filter)) {
      const { answers, failed } = await eachOrder(orders, resumeOne)
      resumed += answers.filter(Boolean).length
      failures.push(...failed)
    }
  }
  return { resumed, failed: failures }
}

/** Where items stand that leave by no event, as soon as the condition holds. */
function waitingFor(condition: string | undefined, { processes }: Marketplace): readonly OrderFilter[] {
  if (condition === undefined) return []
  return [...processes.values()].flatMap(({ id: process, compiled }) =>
    [...compiled.places.values()].flatMap(({ state, eventless }) =>
      eventless?.conditions.includes(condition) ? { standing: { process, state: state.name } } : [],
    ),
  )
}

async function* pagesOf({ lists }: OrderDeps, filter: OrderFilter): AsyncGenerator<readonly OrderId[]> {
  let cursor: string | undefined
  do {
    const page = await lists.orders(filter, { ...OLDEST, ...(cursor !== undefined && { cursor }) })
    yield page.rows.map(({ id }) => id)
    cursor = page.next
  } while (cursor !== undefined)
}
