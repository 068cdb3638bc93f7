import type { OrderId } from '@souk/domain/ids'
import type { OrderEvent, Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from './deps.ts'
import type { Decide, IdempotencyKey } from './order-store.ts'

export interface SeenChange {
  readonly order: OrderId
  /** The version the person looked at. */
  readonly seenVersion?: number | undefined
  readonly key: IdempotencyKey
}

const RETRIES = 5
const STALE = { stale: true } as const

/**
 * `OrderStore.change` for somebody who looked at the order before: `decide` also gets what happened since. That is read
 * before the lock and carries the version it is true for, so a race reads it again.
 */
export async function changeSeen<Answer extends object>(
  deps: Pick<OrderDeps, 'orders'>,
  { order: id, seenVersion, key }: SeenChange,
  decide: (order: Order, unseen: readonly Recorded[]) => ReturnType<Decide<Answer>>,
): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const unseen = seenVersion === undefined ? [] : await deps.orders.events(id, seenVersion)
    const known = unseen.at(-1)?.version ?? seenVersion
    const isOutdated = (order: Order) => known !== undefined && order.version > known && attempt < RETRIES
    const answer = await deps.orders.change<Answer | typeof STALE>(
      id,
      (order) => (isOutdated(order) ? { unchanged: STALE } : decide(order, unseen)),
      key,
    )
    if (!('stale' in answer)) return answer
  }
}

/** Refused: `order.changed`, with who did it and when, where one of these events is such that the person did not know. */
export function refuseIfChanged(unseen: readonly Recorded[], isSuch: (event: OrderEvent) => boolean): void {
  const last = unseen.findLast(({ event }) => isSuch(event))
  if (!last) return
  const { actor, at, version } = last
  const sentence = `${actor.name} changed it at ${at}, after you had looked. Look again, then decide.`
  throw new Refused('order.changed', sentence, { by: actor.name, at, version })
}
