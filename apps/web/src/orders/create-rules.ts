import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Actor } from '@souk/domain/actor'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { Trigger } from '@souk/domain/engine/outcome'
import type { OrderItemId, ProcessId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import type { AppWorld } from '../app/app-context.ts'
import { createFollowed } from '../app/followed.ts'
import type { Foresight, Offer, Scope, Setup } from './order-rules.ts'

/** What may be done with an order now, by the same engine as the server's. Nothing until all it needs has come. */
export type Rules = {
  readonly choices: (item: OrderItemId, side: Side) => readonly ItemChoice[]
  readonly offers: (scope: Scope) => readonly Offer[]
  readonly foresee: (wanted: Trigger) => Foresight | undefined
  /** Why something it needs has not come, if so; and the way to try again. */
  readonly error: Accessor<unknown>
  readonly retry: () => void
}

const processesOf = (order: Order): readonly ProcessId[] => [
  ...new Set(
    order.items.flatMap(({ machine, merchantItem }) =>
      merchantItem ? [machine.process, merchantItem.machine.process] : [machine.process],
    ),
  ),
]

/** The versions the order's items run, and those that merchants' items would start with; undefined while one is under way. */
const createVersions = (marketplace: AppWorld['marketplace'], order: Accessor<Order>) => {
  const running = createMemo(() => processesOf(order()), [], { equals: (one, other) => one.join() === other.join() })
  return createMemo((): Setup['processes'] | undefined => {
    const ids = running()
    const needed = marketplace
      .processes()
      .filter(({ id, side, active }) => ids.includes(id) || (active && side === 'merchant'))
    const known = needed.flatMap((summary) => {
      const model = marketplace.modelOf(summary.id)
      return model ? [{ summary, model }] : []
    })
    const isWhole = known.length === needed.length && ids.every((id) => known.some(({ summary }) => summary.id === id))
    return isWhole ? known : undefined
  })
}

/** The rules of an order. The engine is a chunk of its own, fetched here. */
export function createRules({ souk, people, marketplace }: AppWorld, order: Accessor<Order>): Rules {
  const chunk = createFollowed(() => import('./order-rules.ts'))
  const bindings = createFollowed(() => souk.processes.bindings.query())
  const settings = createFollowed(() => souk.settings.get.query())
  const versions = createVersions(marketplace, order)
  void chunk.reload()
  void bindings.reload()
  void settings.reload()
  marketplace.changes.on(['bindings', 'processes'], () => void bindings.reload())
  marketplace.changes.on(['entries'], () => void settings.reload())

  const actor = createMemo((): Actor | undefined => {
    const me = people.me()
    return me ? { kind: 'operator', id: me.id, name: me.name } : undefined
  })
  const engine = createMemo(() => {
    const [rules, who, processes, bound] = [chunk.value(), actor(), versions(), bindings.value()]
    const set = settings.value()
    if (!rules || !who || !processes || !bound || !set) return undefined
    const setup: Setup = {
      stores: marketplace.stores(),
      merchants: marketplace.merchants(),
      paymentMethods: marketplace.paymentMethods(),
      processes,
      bindings: bound,
      settings: set,
    }
    return { rules, engine: rules.engineOf(setup, who) }
  })
  return {
    choices(item, side) {
      const now = engine()
      return now ? now.rules.itemChoices(order(), { item, side }, now.engine) : []
    },
    offers(scope) {
      const now = engine()
      return now ? now.rules.offersOf(order(), scope, now.engine) : []
    },
    foresee(wanted) {
      const now = engine()
      return now?.rules.foresee(order(), wanted, now.engine)
    },
    error: () =>
      engine() ? undefined : (chunk.error() ?? bindings.error() ?? settings.error() ?? marketplace.error()),
    retry() {
      void chunk.reload()
      void bindings.reload()
      void settings.reload()
      marketplace.reload()
    },
  }
}
