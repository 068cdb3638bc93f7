import type { ProcessEvent } from '@souk/process/model'
import { parseInterval } from '@souk/process/parse-interval'
import type { Actor } from '../actor.ts'
import { isoOf } from '../iso.ts'
import type { OrderEvent } from '../order/events.ts'
import type { HeldStep } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { alike } from './deadlines.ts'
import type { Each } from './each.ts'
import { itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { machineOn } from './machine.ts'
import type { Engine } from './registry.ts'
import type { Left } from './step.ts'
import { dueAfter } from './timers.ts'
import { undone } from './undo.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/** Those whose acts are held back where the process says so: apps and the engine itself mean what they do. */
export function isPerson({ kind }: Actor): boolean {
  return kind === 'operator' || kind === 'merchant' || kind === 'customer'
}

/** When the event runs that the actor fires now; undefined: at once. */
export function heldUntil({ grace }: ProcessEvent, order: Order, { context }: Engine): Date | undefined {
  if (grace === undefined || !isPerson(context.actor)) return undefined
  return dueAfter(parseInterval(grace), { ...context, order }) ?? undefined
}

/** Items of the group on which the event is held already: a person does not fire it twice. */
export function heldIn({ order }: Work, { side, items }: Group, event: string): Left {
  return new Map(
    itemsOf(order, items).flatMap((item) => {
      const held = machineOn(item, side)?.held
      if (held?.event !== event) return []
      return [[item.id, { code: 'step.held', event, by: held.by.name, until: held.until }] as const]
    }),
  )
}

/** It came as JSON. */
function saying(data: Engine['context']['data']): Pick<HeldStep, 'data'> {
  return Object.keys(data).length > 0 ? { data: data as NonNullable<HeldStep['data']> } : {}
}

export interface Hold {
  readonly group: Group
  readonly event: string
  readonly until: Date
  /** What firing it now would come to. */
  readonly tried: Each
}

/**
 * Instead of going now, those that could go stay until then; what else was held on them is undone. The time takes the place of
 * the event's time-out, if it has one.
 */
export function hold(work: Work, { group, event, until, tried: { left } }: Hold, engine: Engine): Each {
  const { side } = group
  const { actor: by, now, data } = engine.context
  const at = { since: isoOf(now), until: until.toISOString() }
  const held: HeldStep = { event, by, ...at, ...saying(data) }
  const able = group.items.filter((item) => !left.has(item))
  const free = withoutHolds(work, { side, items: able }, engine)
  const parts = alike(itemsOf(free.order, able), (item) => {
    const others = machineOn(item, side)?.timers.filter((timer) => timer.event !== event) ?? []
    return { timers: [...others, { event, dueAt: held.until }] }
  })
  const events = parts.map((part): OrderEvent => ({ type: 'step.held', side, held, ...part }))
  return { work: record(free, events, engine), left }
}

function withoutHolds(work: Work, { side, items }: Pick<Group, 'side' | 'items'>, engine: Engine): Work {
  const held = itemsOf(work.order, items).filter((item) => machineOn(item, side)?.held)
  return record(work, undone(work.order, { side, items: held }, engine), engine)
}
