import type { Place } from '@souk/process/compile'
import { firedFrom } from '@souk/process/may-fire'
import type { Dialect, FiredBy, ProcessEvent } from '@souk/process/model'
import type { Actor } from '../actor.ts'
import type { Side } from '../marketplace.ts'
import type { Machine, Order, OrderItem } from '../order/order.ts'
import { compiledOf, placeAt } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Engine } from './registry.ts'

/** An event somebody wants to fire at a machine. */
export interface Wish {
  readonly side: Side
  readonly event: string
}

/** Why the actor may not fire the event at a machine that stands there; undefined: nothing speaks against trying. */
export function refusal(machine: Standing, { side, event }: Wish, engine: Engine): Reason | undefined {
  const place = placeAt(machine, engine)
  const wanted = place.edges.get(event)?.event
  const scene = { side, place, dialect: compiledOf(machine.process, engine).process.dialect }
  const { actor } = engine.setting
  if (!wanted) return { code: 'step.no-such-event', event, possible: possible(scene, actor) }
  if (permits(scene, wanted, actor)) return undefined
  return { code: 'step.not-permitted', by: firedFrom(place.state, wanted, scene.dialect) }
}

type Standing = Pick<Machine, 'process' | 'state'>

/** Items an actor sees at all: a merchant its own. */
export function visibleTo(actor: Actor, { items }: Order): readonly OrderItem[] {
  return actor.kind === 'merchant' ? items.filter(({ merchant }) => merchant === actor.merchant) : items
}

interface Scene {
  readonly side: Side
  readonly place: Place
  readonly dialect: Dialect
}

/**
 * The process says who may. Beyond it the system may anything, and operators may act for merchants and try an onEnter
 * event again; merchants act on their own machine only.
 */
function permits({ side, place, dialect }: Scene, event: ProcessEvent, { kind }: Actor): boolean {
  if (kind === 'system') return true
  if (kind === 'merchant' && side !== 'merchant') return false
  if (kind === 'operator' && (event.onEnter || (side === 'merchant' && event.manual))) return true
  const by: readonly FiredBy[] = firedFrom(place.state, event, dialect)
  return by.includes(kind)
}

function possible(scene: Scene, actor: Actor): readonly string[] {
  return [...scene.place.edges].flatMap(([name, { event }]) => (event && permits(scene, event, actor) ? [name] : []))
}
