import type { Edge } from '@souk/process/compile'
import type { OrderItemId } from '../ids.ts'
import type { Order } from '../order/order.ts'
import type { Group } from './group.ts'
import type { Reason } from './outcome.ts'
import type { Asking, Engine } from './registry.ts'
import type { Work } from './work.ts'

/** One event (null: the event-less transitions) of one group. */
export interface Step extends Group {
  readonly event: string | null
  /** What the outside has answered already; see `PendingStep.answered`. */
  readonly answered: Answered
  /** Asked for by the sister: it is not asked in turn. */
  readonly follows: boolean
}

export type Answered = Readonly<Record<string, boolean>>

/** A command or condition that only the outside can answer. */
export interface Need {
  readonly kind: 'command' | 'condition'
  readonly name: string
  readonly url: string
  /** Of a command of our own. */
  readonly asking?: Asking
}

/** The step and everything it takes to run it. */
export interface Trying {
  readonly step: Step
  readonly edge: Edge
  readonly engine: Engine
  /** The order before the step. */
  readonly before: Order
}

/** Not possible as things stand: the rules say no, or the outside has to be asked first. Nothing of the step happened. */
export type Halt = Refusal | { readonly kind: 'outside'; readonly need: Need }

export interface Refusal {
  readonly kind: 'refused'
  readonly reason: Reason
  /** The items that cannot, whatever becomes of the others; absent: only trying without some will tell. */
  readonly left?: Left
}

/**
 * What a step comes to. `left`: items no transition was eligible for. Where a command of ours ran there are none: the step
 * is then refused.
 */
export type Attempted = Halt | { readonly kind: 'done'; readonly work: Work; readonly left: Left }

/** Items that stay, and why. */
export type Left = ReadonlyMap<OrderItemId, Reason>

export function leaving(items: readonly OrderItemId[], reason: Reason): Left {
  return new Map(items.map((item) => [item, reason]))
}

/** Refused because of these items, each of which stays for the same reason. */
export function refusedFor(items: readonly OrderItemId[], reason: Reason): Refusal {
  return { kind: 'refused', reason, left: leaving(items, reason) }
}

export function answerKey({ kind, name }: Pick<Need, 'kind' | 'name'>): string {
  return `${kind} ${name}`
}
