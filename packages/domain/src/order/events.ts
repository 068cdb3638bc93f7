import type { Actor } from '../actor.ts'
import type { MerchantId, MerchantOrderItemId, OrderId, OrderItemId, ProcessId, ShipmentId, StepId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { Address } from './address.ts'
import type { OrderDocument } from './documents.ts'
import type { Commission, OrderItem } from './item.ts'
import type { ExpenseLine, ItemLine, PaymentLine } from './lines.ts'
import type { FailedStep, HeldStep, Machine, PendingStep, Timer } from './machine.ts'
import type { MerchantOrder, Order, Shipment } from './order.ts'
import type { Refund } from './payment.ts'

/**
 * What happened to an order: permanent, append-only, its timeline and audit. Folding all of an order's events gives the
 * order as stored. Amounts are minor units. Moves carry everything a reader needs, so the fold asks no process.
 */
export type OrderEvent =
  /** The whole order as placed, its items in their initial states. */
  | { readonly type: 'order.placed'; readonly order: Order }
  /** Items of one machine went from one state to the next together. `event` null: event-less. */
  | {
      readonly type: 'items.moved'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly event: string | null
      readonly from: string
      readonly to: string
      /** Armed on entering `to`. */
      readonly timers: readonly Timer[]
      /** By when they should have left `to`. */
      readonly due?: string
      /** Stock is reserved for items in `to`. */
      readonly reserved?: true
    }
  /** Items were put into a state by no step of their process: moved to another version, or brought back into step. */
  | {
      readonly type: 'items.relocated'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly process: ProcessId
      readonly from: string
      readonly to: string
      readonly timers: readonly Timer[]
      readonly due?: string
      readonly reserved?: true
      readonly reason: string
    }
  /** Part of a row that moved as a whole goes its own way from now on: `item` stays with the rest, `part` is new. */
  | { readonly type: 'item.split'; readonly item: OrderItem; readonly part: OrderItem }
  | {
      readonly type: 'merchantOrder.created'
      readonly merchantOrder: MerchantOrder
      readonly items: readonly {
        readonly item: OrderItemId
        readonly id: MerchantOrderItemId
        readonly reference: string
        readonly machine: Machine
      }[]
    }
  /** Times set anew without a move: the condition of a time-out was false when it was due. */
  | {
      readonly type: 'timers.armed'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly timers: readonly Timer[]
      readonly due?: string
    }
  /** Somebody fired an event that its process holds back for a while, so that it can be undone; `timers` has its time. */
  | {
      readonly type: 'step.held'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly held: HeldStep
      readonly timers: readonly Timer[]
    }
  /** It was taken back, or the rules refused it when its time came. */
  | {
      readonly type: 'step.undone'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly event: string
      readonly timers: readonly Timer[]
    }
  /** A step waits for the outside. */
  | {
      readonly type: 'step.started'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly pending: PendingStep
    }
  /** A pending step got its answer, or a person skipped it; what follows are ordinary events. */
  | {
      readonly type: 'step.ended'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly step: StepId
      /** Why a person skipped it. */
      readonly skipped?: string
    }
  | {
      readonly type: 'step.failed'
      readonly side: Side
      readonly items: readonly OrderItemId[]
      readonly failed: FailedStep
    }
  | {
      readonly type: 'payment.captured'
      readonly payments: readonly PaymentLine[]
      readonly items: readonly ItemLine[]
      readonly expenses: readonly ExpenseLine[]
    }
  /** Money taken for this order is `to`'s from now on, the order that takes its place: nothing was given back. */
  | {
      readonly type: 'payment.carried'
      /** A reference. */
      readonly to: string
      readonly payments: readonly PaymentLine[]
      readonly items: readonly ItemLine[]
      readonly expenses: readonly ExpenseLine[]
    }
  | {
      readonly type: 'items.cancelled'
      readonly items: readonly ItemLine[]
      readonly expenses: readonly ExpenseLine[]
    }
  | {
      readonly type: 'refund.created'
      readonly refund: Refund
      readonly payments: readonly PaymentLine[]
    }
  | {
      readonly type: 'commission.calculated'
      /** `entries` add up to `amount`. */
      readonly items: readonly (ItemLine & { readonly entries?: readonly Commission[] })[]
    }
  | {
      readonly type: 'return.started'
      readonly items: readonly { readonly item: OrderItemId; readonly remuneration: number }[]
    }
  /** A comment, return, invoice … is new, or has changed: replaced whole under its id. */
  | { readonly type: 'document.recorded'; readonly document: OrderDocument }
  | { readonly type: 'billing.changed'; readonly address: Address }
  /** Null: taken away. */
  | { readonly type: 'customReference.changed'; readonly customReference: string | null }
  /** A shipment is new or has changed; `items` travel in it from now on, and those they left empty are gone. */
  | {
      readonly type: 'shipment.recorded'
      readonly shipment: Shipment
      readonly items: readonly OrderItemId[]
      readonly emptied: readonly ShipmentId[]
    }

export type OrderEventType = OrderEvent['type']

/** An event as stored and sent: who, when, and which commit of the order it belongs to. */
export interface Recorded {
  readonly id: string
  readonly order: OrderId
  /** The order's version after the commit; all events of one commit share it, in order of `id`. */
  readonly version: number
  /** The one merchant it concerns; null for the marketplace's own. */
  readonly merchant: MerchantId | null
  readonly event: OrderEvent
  readonly actor: Actor
  readonly at: string
}
