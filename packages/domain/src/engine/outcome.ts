import type { MerchantId, OrderId, OrderItemId, StepId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Order } from '../order/order.ts'

/** What a trigger did to one item. */
export type ItemResult =
  | {
      readonly item: OrderItemId
      readonly outcome: 'moved'
      readonly from: string
      /** Where the item came to rest, after onEnter and event-less transitions. */
      readonly to: string
      /** States passed on the way, `to` last. */
      readonly via: readonly string[]
    }
  /** Waits for the outside in its source state. */
  | { readonly item: OrderItemId; readonly outcome: 'pending'; readonly step: StepId; readonly state: string }
  /** Stays until then, and may be undone. */
  | { readonly item: OrderItemId; readonly outcome: 'held'; readonly until: string; readonly state: string }
  | { readonly item: OrderItemId; readonly outcome: 'refused'; readonly state: string; readonly reason: Reason }

/** Why an item did not move. `code`s are refusal codes of the wire. */
export type Reason =
  | { readonly code: 'step.no-such-event'; readonly event: string; readonly possible: readonly string[] }
  | { readonly code: 'step.condition-false'; readonly conditions: readonly string[] }
  | {
      readonly code: 'step.sister-cannot-follow'
      readonly side: Side
      readonly state: string
      readonly event: string
      /** Why not, where there is more to say than that its state does not have the event. */
      readonly because?: Reason
    }
  | { readonly code: 'step.not-permitted'; readonly by: readonly string[] }
  | { readonly code: 'step.pending'; readonly event: string | null }
  /** Somebody fired it already; it runs then, or is undone before. */
  | { readonly code: 'step.held'; readonly event: string; readonly by: string; readonly until: string }
  /** The event asks for input by this name, and none came with it. */
  | { readonly code: 'event.form-missing'; readonly form: string }
  | { readonly code: 'step.unbound'; readonly kind: 'command' | 'condition'; readonly name: string }
  /** The expression a condition is bound to gave no answer. */
  | { readonly code: 'step.expression-failed'; readonly condition: string; readonly message: string }
  | { readonly code: 'step.repeated'; readonly event: string | null; readonly times: number }
  /** `by` is empty where only the order's timeline knows who it was; `possible` is what the asking person may fire now. */
  | {
      readonly code: 'step.changed'
      readonly by: string
      readonly at: string
      readonly to: string
      readonly possible: readonly string[]
    }
  | {
      readonly code: 'step.command-refused'
      readonly command: string
      readonly refusal: string
      readonly message: string
    }

/** Work for the outside, enqueued in the transaction that records it. */
export interface OutsideJob {
  readonly kind: 'command' | 'condition'
  readonly step: StepId
  readonly order: OrderId
  readonly side: Side
  readonly items: readonly OrderItemId[]
  readonly event: string | null
  /** Command or condition name as the process file has it. */
  readonly name: string
  readonly url: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Work that a step leaves behind for later, enqueued in its transaction and done by a worker with retries: nothing waits
 * for it. `data` is plain JSON.
 */
export interface Task {
  readonly kind: 'mail' | 'invoice' | 'amendment'
  readonly data: Readonly<Record<string, unknown>>
}

/** All that one run of the engine decided: nothing happened yet. `order` is `before` with `events` folded in. */
export interface Decision {
  readonly order: Order
  readonly events: readonly OrderEvent[]
  readonly jobs: readonly OutsideJob[]
  readonly tasks: readonly Task[]
  readonly results: readonly ItemResult[]
}

/** Fire an event at items; without `items` and `quantities`, at every item of that side whose state has the event. */
export interface Trigger {
  readonly side: Side
  readonly event: string
  readonly items?: readonly OrderItemId[]
  /** So many of these rows: a row is split first, and the part goes; all of a row is the row. */
  readonly quantities?: readonly Quantity[]
  /** Where no item is named: only those of these, e.g. of a shipment or a return. */
  readonly within?: readonly OrderItemId[]
  /** Only this merchant's items are looked at, whoever asks. */
  readonly merchant?: MerchantId
  /** Only asked what it would come to: nothing is held back, and a form counts as filled in. */
  readonly trial?: true
}

/** So many of a row. */
export interface Quantity {
  readonly item: OrderItemId
  readonly quantity: number
}
