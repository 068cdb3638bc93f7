import { graphOf, reachable } from '@souk/process/graph'
import { addInterval } from '@souk/process/interval'
import { compiledOf } from '../engine/machine.ts'
import type { ItemResult, Reason } from '../engine/outcome.ts'
import { possibleAt, visibleTo } from '../engine/permit.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import type { BundleId, OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Marketplace } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { returnDays } from '../settings.ts'

/** The event of a marketplace item that begins its return. */
export const START_RETURN = 'start-return'

/** Whether an item may be sent back now. */
export interface Returnability {
  readonly item: OrderItemId
  readonly returnable: boolean
  /** The last moment; absent: its days have not begun, because it was not delivered yet. */
  readonly until?: string
  /** Why not. `return.incomplete-bundle`: because of another item of its bundle. */
  readonly because?: Hindrance
}

export type Hindrance = NotPossible | { readonly code: 'return.too-late' | 'return.incomplete-bundle' }

interface NotPossible {
  readonly code: 'return.not-possible'
  readonly state: string
  readonly reason: Reason
}

/** Answers for each item the actor sees. What the machines say is found out by trying. */
export function returnabilities(order: Order, engine: Engine): readonly Returnability[] {
  const { context } = engine
  const items = visibleTo(context.actor, order)
  const refused = refusals(order, items, engine)
  const answers = items.map((item): Returnability => {
    const until = returnableUntil(order, item, context.marketplace)
    const isLate = until !== undefined && isoOf(context.now) > until
    const because = isLate ? ({ code: 'return.too-late' } as const) : refused.get(item.id)
    return {
      item: item.id,
      returnable: because === undefined,
      ...(until !== undefined && { until }),
      ...(because && { because }),
    }
  })
  return wholeBundles(items, answers, engine)
}

/** That many days after it was delivered, by the clocks of the order's store. */
export function returnableUntil(
  { store }: Order,
  { merchant, deliveredAt }: OrderItem,
  marketplace: Marketplace,
): string | undefined {
  if (deliveredAt === undefined) return undefined
  const days = { months: 0, days: returnDays(marketplace, merchant), milliseconds: 0, workingDays: 0 }
  const timeZone = marketplace.stores.get(store)?.timeZone
  return addInterval(new Date(deliveredAt), days, timeZone === undefined ? {} : { timeZone }).toISOString()
}

function refusals(order: Order, items: readonly OrderItem[], engine: Engine): ReadonlyMap<OrderItemId, NotPossible> {
  const wanted = { side: 'marketplace', event: START_RETURN, items: items.map(({ id }) => id) } as const
  const { results } = trigger(order, wanted, byReturn(engine))
  return new Map(
    results.flatMap((one) => (one.outcome === 'refused' ? [[one.item, hindrance(one, order, engine)] as const] : [])),
  )
}

/** What is possible instead is told of whoever asks, not of who fired the event. */
export function hindrance(
  { item: id, state, reason }: Extract<ItemResult, { outcome: 'refused' }>,
  { items }: Order,
  engine: Engine,
): NotPossible {
  const machine = items.find((item) => item.id === id)?.machine
  const code = 'return.not-possible'
  if (reason.code !== 'step.no-such-event' || !machine) return { code, state, reason }
  return { code, state, reason: { ...reason, possible: possibleAt(machine, 'marketplace', engine) } }
}

/** The machines' return begins by no button: it is fired for whoever may create one. */
export function byReturn({ registry, context }: Engine): Engine {
  return { registry, context: { ...context, actor: { kind: 'system', id: 'return', name: 'Return' } } }
}

/** Bundles come back whole, so one item that cannot keeps the others; those that were cancelled are no longer a part of it. */
function wholeBundles(
  items: readonly OrderItem[],
  answers: readonly Returnability[],
  engine: Engine,
): readonly Returnability[] {
  const held = new Set<BundleId>()
  items.forEach(({ bundle, ...item }, index) => {
    if (bundle !== undefined && !isGone(item, engine) && !answers[index]?.returnable) held.add(bundle)
  })
  return answers.map((answer, index) => {
    const bundle = items[index]?.bundle
    const isHeld = answer.returnable && bundle !== undefined && held.has(bundle)
    return isHeld ? { ...answer, returnable: false, because: { code: 'return.incomplete-bundle' } } : answer
  })
}

/** Nothing of it counts any more: it was cancelled or given back. Of what is free no money says so, but no way leads to its return. */
export function isGone({ amounts, machine }: Pick<OrderItem, 'amounts' | 'machine'>, engine: Engine): boolean {
  const { priceToPay, canceled } = amounts
  return priceToPay > 0 ? canceled === priceToPay : !canComeBack(machine, engine)
}

function canComeBack({ process, state }: Machine, engine: Engine): boolean {
  const { exits } = graphOf(compiledOf(process, engine).process)
  const ahead = reachable([state], (from) => exits(from).map(({ target }) => target))
  return [...ahead].some((from) => exits(from).some(({ event }) => event === START_RETURN))
}
