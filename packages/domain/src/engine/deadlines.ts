import { choices } from '@souk/process/choices'
import type { Compiled } from '@souk/process/compile'
import { reachable } from '@souk/process/graph'
import type { Interval } from '@souk/process/interval'
import { parseInterval } from '@souk/process/parse-interval'
import type { OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { MerchantItem, OrderItem } from '../order/item.ts'
import type { Standing, Timer } from '../order/machine.ts'
import type { Order } from '../order/order.ts'
import { compiledOf, placeAt } from './machine.ts'
import type { Engine } from './registry.ts'
import { dueAfter, timersOn } from './timers.ts'

/** What an item gets with the state it comes to stand in. */
export interface Deadlines {
  readonly timers: readonly Timer[]
  /** By when it should have left. */
  readonly due?: string
}

const none: Deadlines = { timers: [] }

/**
 * The deadlines of an item that begins to stand there now: the state's time-outs, and the earlier of its own due time and
 * the process's acceptance deadline, which counts from when the item came to its merchant, or came back.
 */
export function deadlinesAt(standing: Standing, order: Order, engine: Engine): (item: OrderItem) => Deadlines {
  const place = placeAt(standing, engine)
  const timersOf = timersOn(place, order, engine)
  const late = place.state.sla === undefined ? undefined : leaveBy(place.state.sla, order, engine)
  const accepted = acceptBy(standing, order, engine)
  if (place.timeouts.length === 0 && late === undefined && !accepted) return () => none
  return (item) => {
    const due = earlier(late, accepted?.(item))
    return { timers: timersOf(item), ...(due !== undefined && { due }) }
  }
}

function leaveBy(interval: string, order: Order, { context }: Engine): string | undefined {
  return dueAfter(intervalIn(interval), { ...context, order })?.toISOString()
}

/** By their text; as many as processes name. */
const intervals = new Map<string, Interval | undefined>()

function intervalIn(text: string): Interval | undefined {
  if (!intervals.has(text)) intervals.set(text, parseInterval(text))
  return intervals.get(text)
}

type DueOf = (item: OrderItem) => string | undefined

/** What waits goes on waiting where the process takes it further by itself. */
function acceptBy({ process, state }: Standing, order: Order, engine: Engine): DueOf | undefined {
  const compiled = compiledOf(process, engine)
  const { acceptance } = compiled.process
  if (acceptance === undefined) return undefined
  const { untouched, isReached, leads } = waitIn(compiled)
  if (!untouched.has(state)) return undefined
  const known = new Map<string, string | undefined>()
  const since = (start: string) => {
    if (!known.has(start)) known.set(start, leaveBy(acceptance, order, at(start, engine)))
    return known.get(start)
  }
  return ({ merchantItem }) => {
    if (!merchantItem) return undefined
    const { createdAt, machine } = merchantItem
    const goesOn = isReached(machine.state) && (machine.state === state || leads(machine.state, state))
    const isMigrated = machine.process !== process
    if (!goesOn || (isMigrated && cameBack(merchantItem, order, engine))) return since(isoOf(engine.context.now))
    return later(since(createdAt), isMigrated ? undefined : machine.due)
  }
}

/** In the version that it ran its deadline is later than the first one was: it began anew. */
function cameBack({ createdAt, machine }: MerchantItem, order: Order, engine: Engine): boolean {
  const { acceptance } = compiledOf(machine.process, engine).process
  const first = acceptance === undefined ? undefined : leaveBy(acceptance, order, at(createdAt, engine))
  return first !== undefined && machine.due !== undefined && machine.due > first
}

function at(moment: string, { context, registry }: Engine): Engine {
  return { registry, context: { ...context, now: new Date(moment) } }
}

/** How an item waits for its merchant's first act. */
interface Wait {
  /** It comes to these states by itself, and the merchant may move it on. */
  readonly untouched: ReadonlySet<string>
  readonly isReached: (state: string) => boolean
  /** By itself. */
  readonly leads: (from: string, to: string) => boolean
}

const waits = new WeakMap<Compiled, Wait>()

function waitIn(compiled: Compiled): Wait {
  const wait = waits.get(compiled) ?? waitOf(compiled)
  waits.set(compiled, wait)
  return wait
}

function waitOf(compiled: Compiled): Wait {
  const { process, places } = compiled
  const next = (state: string) => {
    const { edges, eventless } = places.get(state) ?? {}
    const fired = [...(edges?.values() ?? [])].filter(
      ({ event }) => event && (event.onEnter || (event.timeout !== undefined && !event.manual)),
    )
    return [...fired, ...(eventless ? [eventless] : [])].flatMap(({ transitions }) =>
      transitions.map(({ target }) => target),
    )
  }
  const reached = reachable([process.initial], next)
  const untouched = [...reached].filter((state) =>
    choices(compiled, state).some(({ manual, by }) => manual && by.includes('merchant')),
  )
  return {
    untouched: new Set(untouched),
    isReached: (state) => reached.has(state),
    leads: (from, to) => next(from).includes(to),
  }
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other].filter((each) => each !== undefined).toSorted()[0]
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other]
    .filter((each) => each !== undefined)
    .toSorted()
    .at(-1)
}

/** Items that are given the same. */
export interface Alike extends Deadlines {
  readonly items: readonly OrderItemId[]
}

/** Parts the items by the deadlines they get. */
export function alike(items: readonly OrderItem[], deadlinesOf: (item: OrderItem) => Deadlines): readonly Alike[] {
  const parts = new Map<string, Alike & { items: OrderItemId[] }>()
  for (const item of items) {
    const given = deadlinesOf(item)
    const key = given === none ? '' : JSON.stringify(given)
    const part = parts.get(key)
    if (part) part.items.push(item.id)
    else parts.set(key, { items: [item.id], ...given })
  }
  return [...parts.values()]
}
