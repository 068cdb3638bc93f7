import type { Place } from '@souk/process/compile'
import { firedFrom } from '@souk/process/may-fire'
import type { Dialect, FiredBy, ProcessEvent } from '@souk/process/model'
import type { Actor } from '../actor.ts'
import type { MerchantId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Standing } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { compiledOf, machineOn, placeAt } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Engine } from './registry.ts'

/** An event somebody wants to fire at a machine. */
export interface Wish {
  readonly side: Side
  readonly event: string
}

/** Why the actor may not fire the event at a machine that stands there; undefined: nothing speaks against trying. */
export function refusal(machine: Standing, { side, event }: Wish, engine: Engine): Reason | undefined {
  const scene = sceneOf(machine, side, engine)
  const { place, dialect } = scene
  const { actor } = engine.context
  const wanted = place.edges.get(event)?.event
  if (!wanted) return { code: 'step.no-such-event', event, possible: possible(scene, actor) }
  if (permits(scene, wanted, actor)) return undefined
  return { code: 'step.not-permitted', by: firedFrom(place.state, wanted, dialect) }
}

/** Refused: `step.no-such-event` for an event that no process of the order's items on that side has in any state. */
export function checkEvent(order: Order, { side, event }: Wish, engine: Engine): void {
  const machines = visibleTo(engine.context.actor, order).flatMap((item) => machineOn(item, side) ?? [])
  const isKnown = machines.some(({ process }) => compiledOf(process, engine).events.has(event))
  if (isKnown || machines.length === 0) return
  const possibleNow = [...new Set(machines.flatMap((machine) => possibleAt(machine, side, engine)))]
  const sentence = `There is no event "${event}". Possible now: ${possibleNow.join(', ') || 'nothing'}.`
  throw new Refused('step.no-such-event', sentence, { event, possible: possibleNow })
}

/** The events that the actor may try at a machine that stands there. */
export function possibleAt(machine: Standing, side: Side, engine: Engine): readonly string[] {
  return possible(sceneOf(machine, side, engine), engine.context.actor)
}

/** Items an actor sees at all: a merchant its own. */
export function visibleTo(actor: Actor, { items }: Order): readonly OrderItem[] {
  return actor.kind === 'merchant' ? items.filter(({ merchant }) => merchant === actor.merchant) : items
}

/** Of those, where one merchant's are meant, that merchant's. */
export function visible(
  order: Order,
  { merchant }: { readonly merchant?: MerchantId },
  { context }: Engine,
): readonly OrderItem[] {
  const seen = visibleTo(context.actor, order)
  return merchant === undefined ? seen : seen.filter((item) => item.merchant === merchant)
}

interface Scene {
  readonly side: Side
  readonly place: Place
  readonly dialect: Dialect
}

function sceneOf(machine: Standing, side: Side, engine: Engine): Scene {
  return { side, place: placeAt(machine, engine), dialect: compiledOf(machine.process, engine).process.dialect }
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
