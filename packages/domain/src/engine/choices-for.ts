import { choices, isButton } from '@souk/process/choices'
import type { Choice } from '@souk/process/choices'
import type { OrderItemId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
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
 * the order as it stands, sister and all that follows included, so the answer is the one a click would get.
 */
export function choicesFor(order: Order, { item, side }: ItemMachine, engine: Engine): readonly ItemChoice[] {
  const [visible] = itemsOf({ ...order, items: visibleTo(engine.setting.actor, order) }, [item])
  const machine = visible && machineOn(visible, side)
  if (!machine) return []
  return choices(compiledOf(machine.process, engine), machine.state)
    .filter(isButton)
    .filter(({ event }) => refusal(machine, { side, event }, engine)?.code !== 'step.not-permitted')
    .map((choice) => ({ ...traits(choice), ...tried(order, { item, side, event: choice.event }, engine) }))
}

function traits({ event, onEnter, form }: Choice): Pick<ItemChoice, 'event' | 'retry' | 'form'> {
  return { event, retry: onEnter, ...(form !== undefined && { form }) }
}

function tried(order: Order, { item, side, event }: ItemMachine & { readonly event: string }, engine: Engine) {
  const [result] = trigger(order, { side, event, items: [item] }, engine).results
  if (result?.outcome === 'refused') return { allowed: false, reason: result.reason }
  return { allowed: true, ...(result?.outcome === 'moved' && { to: result.to }) }
}
