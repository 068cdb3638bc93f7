import { choices, isButton } from '@souk/process/choices'
import type { Choice } from '@souk/process/choices'
import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import type { ItemChoice } from './choice.ts'
import { itemsOf } from './group.ts'
import { compiledOf, machineOn } from './machine.ts'
import { refusal, visibleTo } from './permit.ts'
import type { Engine } from './registry.ts'
import { trigger } from './run.ts'

/** One of an item's two machines. */
export interface ItemMachine {
  readonly item: OrderItemId
  readonly side: Side
}

/**
 * What the actor may do with the item now: the buttons of its state, without those that are not theirs. Each was tried on
 * the order as it stands, sister and all that follows included, so the answer is the one a click would get. Rows that differ
 * in nothing but their ids share it, as long as the same engine asks about the same order.
 */
export function choicesFor(order: Order, { item: id, side }: ItemMachine, engine: Engine): readonly ItemChoice[] {
  const [item] = itemsOf({ items: visibleTo(engine.context.actor, order) }, [id])
  if (!item) return []
  const answers = answersOf(order, engine)
  const key = JSON.stringify([side, likeness(item)])
  const known = answers.get(key) ?? listed(order, { item, side }, engine)
  answers.set(key, known)
  return known
}

type Answers = Map<string, readonly ItemChoice[]>

const asked = new WeakMap<Order, WeakMap<Engine, Answers>>()

function answersOf(order: Order, engine: Engine): Answers {
  const byEngine = asked.get(order) ?? new WeakMap<Engine, Answers>()
  asked.set(order, byEngine)
  const answers = byEngine.get(engine) ?? new Map()
  byEngine.set(engine, answers)
  return answers
}

/** All of the item that a rule could tell from another's. */
function likeness(item: OrderItem): unknown {
  const { merchantItem } = item
  return { ...item, id: undefined, reference: undefined, merchantItem: merchantItem?.machine }
}

interface Asked {
  readonly item: OrderItem
  readonly side: Side
}

function listed(order: Order, { item, side }: Asked, engine: Engine): readonly ItemChoice[] {
  const machine = machineOn(item, side)
  if (!machine) return []
  return choices(compiledOf(machine.process, engine), machine.state)
    .filter(isButton)
    .filter(({ event }) => !refusal(machine, { side, event }, engine))
    .map((choice) => ({ ...traits(choice), ...tried(order, { item, side, event: choice.event }, engine) }))
}

function traits({ event, onEnter, form, grace }: Choice): Pick<ItemChoice, 'event' | 'retry' | 'form' | 'grace'> {
  return { event, retry: onEnter, ...(form !== undefined && { form }), ...(grace !== undefined && { grace }) }
}

function tried(order: Order, { item, side, event }: Asked & { readonly event: string }, engine: Engine) {
  const [result] = trigger(order, { side, event, items: [item.id], trial: true }, engine).results
  if (result?.outcome === 'refused') return { allowed: false, reason: result.reason }
  return { allowed: true, ...(result?.outcome === 'moved' && { to: result.to }) }
}
