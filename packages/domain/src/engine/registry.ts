import type { Interval } from '@souk/process/interval'
import type { Actor } from '../actor.ts'
import type { NewId } from '../ids.ts'
import type { Marketplace, Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import type { Task } from './outcome.ts'

/** What every rule may read: the set-up as of one moment, the clock, fresh ids and who acts. Nothing else; no I/O. */
export interface Context {
  readonly marketplace: Marketplace
  readonly actor: Actor
  readonly now: Date
  readonly newId: NewId
  /** Read-only input of the event, e.g. a tracking number. */
  readonly data: Readonly<Record<string, unknown>>
}

/** The order as it stands inside the step, and the items of it the step is about. */
export interface Subject {
  readonly order: Order
  /** The order as it was before the step's own command: for questions about what that command changes. */
  readonly before: Order
  readonly items: readonly OrderItem[]
  readonly side: Side
}

/**
 * A built-in command: pure. It answers events to fold into the order, and may ask that the sister machine of the same
 * items takes an event in the same step; if one of them cannot, the whole step is undone. Throws `Refused` to say no.
 */
export interface Command {
  /**
   * By order: once for all items of the group, all or nothing. By item: each on its own; a group may still be handed over
   * whole, and is divided as soon as one of its items cannot.
   */
  readonly by: 'order' | 'item'
  /**
   * What somebody outside must do first; null: nothing, it runs at once. The step waits like one bound to a webhook, and
   * `run` reads the answer's data in `context.data`.
   */
  readonly ask?: (subject: Subject, context: Context) => Asking | null
  readonly run: (subject: Subject, context: Context) => CommandOutcome
}

/** A question of one of our own commands to the outside. */
export interface Asking {
  /** Which adapter carries it, e.g. `souk:payout`. */
  readonly url: `souk:${string}`
  /** Plain JSON for that adapter, joined to the event's own. */
  readonly data: Readonly<Record<string, unknown>>
  /** Known already while the step waits. */
  readonly events: readonly OrderEvent[]
}

export interface CommandOutcome {
  readonly events: readonly OrderEvent[]
  /** Event the sister machine must take. */
  readonly sister?: string
  /** Work left for after the commit. */
  readonly tasks?: readonly Task[]
  /** True: it cannot be done yet. The items wait where they are, as for a condition, until the event is fired again. */
  readonly notYet?: boolean
}

/** A built-in condition: a question about one item, answered from the order alone. */
export type Condition = (item: OrderItem, subject: Subject, context: Context) => boolean

/** Computes when a time-out is due; null: never, so no timer is set. `interval` is the event's own, if it has one. */
export type TimeoutProcessor = (item: OrderItem, interval: Interval | undefined, context: DueContext) => Date | null

export interface DueContext extends Context {
  readonly order: Order
}

/** Built-ins by name. Names not found here are looked up in the marketplace's bindings. */
export interface Registry {
  readonly commands: ReadonlyMap<string, Command>
  readonly conditions: ReadonlyMap<string, Condition>
  readonly timeouts: ReadonlyMap<string, TimeoutProcessor>
}

/** What a run of the engine goes by. */
export interface Engine {
  readonly context: Context
  readonly registry: Registry
}
