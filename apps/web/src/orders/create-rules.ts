import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Actor } from '@souk/domain/actor'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { Trigger } from '@souk/domain/engine/outcome'
import type { OrderItemId, ProcessId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import type { AppWorld } from '../app/app-context.ts'
import { createFollowed } from '../app/followed.ts'
import type * as OrderRules from './order-rules.ts'
import type { Foresight, Offer, Scope, Setup } from './order-rules.ts'

/** What may be done with an order now, by the same engine as the server's. Empty until it has come. */
export type Rules = {
  readonly ready: Accessor<boolean>
  readonly choices: (item: OrderItemId, side: Side) => readonly ItemChoice[]
  readonly offers: (scope: Scope) => readonly Offer[]
  readonly foresee: (wanted: Trigger) => Foresight | undefined
}

const ASK_AGAIN_MS = 2000

const runBy = (order: Order): readonly ProcessId[] => [
  ...new Set(
    order.items.flatMap(({ machine, merchantItem }) => [machine.process, merchantItem?.machine.process ?? []].flat()),
  ),
]

/** The rules of an order; the engine is a chunk of its own, fetched here. */
export function createRules({ souk, people, marketplace }: AppWorld, order: Accessor<Order>): Rules {
  const [module, setModule] = createSignal<typeof OrderRules>()
  void import('./order-rules.ts').then((loaded) => setModule(() => loaded))
  const bindings = createFollowed(() => souk.processes.bindings.query())
  void bindings.reload()
  marketplace.changes.on(['bindings', 'processes'], () => void bindings.reload())

  const actor = createMemo((): Actor | undefined => {
    const me = people.me()
    return me ? { kind: 'operator', id: me.id, name: me.name } : undefined
  })
  const running = createMemo(() => runBy(order()), [], { equals: (one, other) => one.join() === other.join() })
  /** What the items run now, and what merchants' items would start with; undefined while one of them is under way. */
  const processes = createMemo((): Setup['processes'] | undefined => {
    const ids = running()
    const needed = marketplace
      .processes()
      .filter(({ id, side, active }) => ids.includes(id) || (active && side === 'merchant'))
    const known = needed.flatMap((summary) => {
      const model = marketplace.modelOf(summary.id)
      return model ? [{ summary, model }] : []
    })
    return known.length === needed.length && ids.every((id) => needed.some((one) => one.id === id)) ? known : undefined
  })
  const engine = createMemo(() => {
    const [rules, who, run, bound] = [module(), actor(), processes(), bindings.value()]
    if (!rules || !who || !run || !bound) return undefined
    const setup: Setup = {
      stores: marketplace.stores(),
      merchants: marketplace.merchants(),
      paymentMethods: marketplace.paymentMethods(),
      processes: run,
      bindings: bound,
    }
    return { rules, engine: rules.engineOf(setup, who) }
  })
  createEffect(() => {
    if (bindings.error() === undefined) return
    const timer = setTimeout(() => void bindings.reload(), ASK_AGAIN_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return {
    ready: () => engine() !== undefined,
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
  }
}
